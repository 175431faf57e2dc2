// The command line of `nocturne import`, and the little of the environment that it reads.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PULLED_FORMATS } from '../pull/pull-inventory.ts'
import { FORMAT_NAMES } from '../read-inventory.ts'

export interface ImportArguments {
  readonly files: readonly string[]
  /** Read from the tool itself instead of from files. */
  readonly from: { readonly url: string; readonly token: string | null } | null
  readonly format: string | null
  readonly instance: string | null
  readonly scope: 'full' | 'partial'
  readonly dryRun: boolean
  /** Only read and say what is wrong, without a server. */
  readonly check: boolean
  readonly encoding: string | null
  readonly url: string
  readonly token: string | null
  readonly json: boolean
  readonly all: boolean
  readonly quiet: boolean
}

const DEFAULT_URL = 'http://127.0.0.1:8480'
export const IMPORT_USAGE = `usage: nocturne import FILE... [options]        imports files (folders, .gz, - for standard input)
       nocturne import --from URL --format netbox|prometheus|kubernetes [options]

Imports what another tool knows of your CIs into the CMDB, and shows what that changes.

  --dry-run            only show what it would change
  --check              only read the files and say what is wrong; needs no server
  --format NAME        ${FORMAT_NAMES.join(', ')}; recognised when left out
  --instance NAME      which source this is, the same at every import (default: the format's name)
  --scope full|partial full: what this source named before and names no longer is gone (default)
  --url URL            of Nocturne (NOCTURNE_URL; default ${DEFAULT_URL})
  --token TOKEN        API token with the scope cmdb:write; better NOCTURNE_TOKEN,
  --token-file FILE    or a file (NOCTURNE_TOKEN_FILE)
  --from URL           read NetBox or Prometheus itself; kubernetes: its Prometheus
  --from-token-file F  API token for it (--from-token TOKEN)
  --encoding NAME      of the files, when not UTF-8: gb18030, windows-1252 ...
  --all                show every change;  --json  show the answer as JSON;  --quiet  no progress

ends with 0: imported (or nothing to change), 1: refused or failed, 2: wrongly called
`

const OPTIONS = {
  format: { type: 'string' },
  instance: { type: 'string' },
  scope: { type: 'string', default: 'full' },
  'dry-run': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  url: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  from: { type: 'string' },
  'from-token': { type: 'string' },
  'from-token-file': { type: 'string' },
  encoding: { type: 'string' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** A command line that cannot be followed. */
export interface ArgumentFault {
  readonly fault: string
}

/** @returns the arguments, what is wrong with them, or null when help is asked for */
export function importArguments(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): ImportArguments | ArgumentFault | null {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    if (values.help) return null
    const { format, scope, from } = values
    if (format !== undefined && !FORMAT_NAMES.includes(format))
      return { fault: `there is no format ${JSON.stringify(format)}; there are ${FORMAT_NAMES.join(', ')}` }
    if (scope !== 'full' && scope !== 'partial')
      return { fault: `--scope is full or partial, not ${JSON.stringify(scope)}` }
    if (from === undefined && positionals.length === 0)
      return { fault: 'name the files to import, or where to read --from' }
    if (from !== undefined && positionals.length > 0) return { fault: 'files and --from are two imports' }
    if (from !== undefined && !PULLED_FORMATS.some((one) => one === format))
      return { fault: `--from needs --format ${PULLED_FORMATS.join('|')}` }
    const url = values.url ?? env['NOCTURNE_URL'] ?? DEFAULT_URL
    for (const one of [url, from]) {
      if (one !== undefined && !/^https?:$/.test(protocolOf(one)))
        return { fault: `${JSON.stringify(one)} is no address like ${DEFAULT_URL}` }
    }
    return {
      files: positionals,
      from: from === undefined ? null : { url: from, token: secret(values['from-token'], values['from-token-file']) },
      format: format ?? null,
      instance: values.instance ?? null,
      scope,
      dryRun: values['dry-run'],
      check: values.check,
      encoding: values.encoding ?? null,
      url,
      token: secret(values.token ?? (values['token-file'] === undefined ? env['NOCTURNE_TOKEN'] : undefined), values['token-file'] ?? env['NOCTURNE_TOKEN_FILE']), // prettier-ignore
      json: values.json,
      all: values.all,
      quiet: values.quiet,
    }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** A secret given as it is, or in a file. @throws Error when the file cannot be read */
function secret(given: string | undefined, file: string | undefined): string | null {
  if (given !== undefined && given !== '') return given
  return file === undefined ? null : readFileSync(file, 'utf8').trim()
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
