// `nocturne mapping`: checks a file of mappings, and shows what becomes of a sample, without a server.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readMappings, type Mappings } from './ingest/generic/mapping-file.ts'
import { genericWebhook } from './ingest/generic/webhook.ts'
import { Refusal } from './ingest/normalise/refusal.ts'
import { FileFaultsError } from './platform/structured-text/file-faults-error.ts'

const USAGE = 'usage: nocturne mapping --file mappings.yaml [--name NAME --sample sample.json]\n'

/** @returns 0 fine, 1 a fault in the file, the sample refused; 2 wrongly called */
export async function tryMapping(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { file: { type: 'string' }, name: { type: 'string' }, sample: { type: 'string' } },
  })
  if (values.file === undefined || (values.name === undefined) !== (values.sample === undefined)) {
    process.stderr.write(USAGE)
    return 2
  }
  let mappings: Mappings
  try {
    mappings = readMappings(values.file)
  } catch (error) {
    if (!(error instanceof FileFaultsError)) throw error
    process.stderr.write(`nocturne: ${error.message}\n`)
    return 1
  }
  if (values.name === undefined || values.sample === undefined) {
    process.stdout.write(`${values.file}: ${mappings.size} mappings: ${[...mappings.keys()].join(', ')}\n`)
    return 0
  }
  return showSample(mappings, values.name, values.sample)
}

function showSample(mappings: Mappings, name: string, sample: string): number {
  const receipt = { sender: 'dry-run', at: Date.now(), domain: 'default' }
  const facts = { params: { mapping: name }, headers: {} }
  const opened = genericWebhook(() => mappings).open(readFileSync(sample, 'utf8'), receipt, facts)
  if (opened instanceof Refusal) {
    process.stderr.write(`refused: ${opened.reason}: ${opened.detail}\n`)
    return 1
  }
  const results = opened.items.map((item) => opened.normalise(item))
  for (const result of results) {
    process.stdout.write(
      `${JSON.stringify(result instanceof Refusal ? { refused: result.reason, detail: result.detail } : result, null, 2)}\n`,
    )
  }
  return results.some((result) => result instanceof Refusal) ? 1 : 0
}
