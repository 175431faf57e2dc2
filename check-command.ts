// `nocturne check`: the settings, the mappings and the enrichment rules with their samples, all faults at once, without a server.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readPolicyFile } from './correlate/runtime/site-policy.ts'
import { parseRules } from './ingest/enrichment/rule-file.ts'
import { readMappings } from './ingest/generic/mapping-file.ts'
import { parseCatalog } from './ingest/snmp/catalog/catalog-file.ts'
import { catalogFile } from './ingest/snmp/catalog/open-catalog.ts'
import { ConfigError, loadConfig, type Config } from './platform/config/config.ts'
import { FileFaultsError } from './platform/structured-text/file-faults-error.ts'

const USAGE = 'usage: nocturne check [--config nocturne.yaml] [--enrichment rules.yaml] [--mappings mappings.yaml]\n'

interface Check {
  readonly what: string
  /** @returns what was found to be right */
  readonly run: () => string
}

/** @returns 0 when all is right, 1 when something is wrong, 2 when wrongly called */
export async function checkFiles(argv: readonly string[]): Promise<number> {
  let values: { config?: string; enrichment?: string; mappings?: string }
  try {
    const text = { type: 'string' } as const
    values = parseArgs({ args: [...argv], options: { config: text, enrichment: text, mappings: text } }).values
  } catch (error) {
    process.stderr.write(`nocturne: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    return 2
  }
  const problems: string[] = []
  const passes = ({ what, run }: Check) => {
    try {
      process.stdout.write(`${what}: ${run()}\n`)
    } catch (error) {
      if (!(error instanceof FileFaultsError || error instanceof ConfigError)) throw error
      problems.push(error.message)
    }
  }
  let config: Config | undefined
  passes({
    what: 'settings',
    run: () => {
      config = loadConfig({ env: process.env, ...(values.config === undefined ? {} : { file: values.config }) })
      return 'right'
    },
  })
  const mappings = values.mappings ?? config?.mappings ?? null
  if (mappings !== null) passes({ what: mappings, run: () => `${readMappings(mappings).size} mappings` })
  const enrichment = values.enrichment ?? config?.enrichment ?? null
  if (enrichment !== null) passes({ what: enrichment, run: () => rulesIn(enrichment) })
  const policy = config?.policy ?? null
  if (policy !== null) passes({ what: policy, run: () => `${Object.keys(readPolicyFile(policy)).length} thresholds` })
  const catalog = config === undefined ? null : catalogFile(config)
  if (catalog !== null && existsSync(catalog))
    passes({ what: catalog, run: () => `${parseCatalog(readFileSync(catalog, 'utf8'), catalog).size} notifications` })
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 1
}

function rulesIn(file: string): string {
  if (!existsSync(file)) throw new FileFaultsError(file, ['is not there'])
  const { rules, tests } = parseRules(readFileSync(file, 'utf8'), file)
  return `${rules.length} rules, ${tests} samples passed`
}
