// nocturne replay --cmdb FILE --events FILE --out DIR [--config FILE]
import { parseArgs } from 'node:util'

export interface ReplayArguments {
  readonly cmdb: string
  readonly events: string
  readonly out: string
  readonly config: string | null
}

export const REPLAY_USAGE = `usage: nocturne replay --cmdb FILE --events FILE[.gz] --out DIR [--config FILE]

Runs the correlation engine over a file of monitoring events (one JSON object a line), on the events' own time and as fast as it can.
  --cmdb    CIs and relationships (JSON or YAML)
  --events  events in order of arrival; plain or gzip
  --out     folder for alerts, incidents, memberships, problems and affinities (.ndjson); made when missing
  --config  settings file; the default domain and the file of the policy are read from it
`

/** @returns the arguments, or what is wrong with them */
export function readArguments(argv: readonly string[]): ReplayArguments | 'help' | { readonly fault: string } {
  let values
  try {
    const text = { type: 'string' } as const
    const options = { cmdb: text, events: text, out: text, config: text, help: { type: 'boolean' } } as const
    values = parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
  if (values.help === true) return 'help'
  const { cmdb, events, out } = values
  const missing = Object.entries({ cmdb, events, out }).flatMap(([name, value]) =>
    value === undefined ? `--${name}` : [],
  )
  if (cmdb === undefined || events === undefined || out === undefined) return { fault: `missing ${missing.join(', ')}` }
  return { cmdb, events, out, config: values.config ?? null }
}
