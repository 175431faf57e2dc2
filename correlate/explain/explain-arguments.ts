// nocturne explain (--incident ID | --alert ID | --seq N) --out DIR [--json] [--lang en|zh] [--all]
import { parseArgs } from 'node:util'

export const EXPLAIN_LANGUAGES = ['en', 'zh'] as const
export type ExplainLanguage = (typeof EXPLAIN_LANGUAGES)[number]

/** What is asked about: an incident, an alert, or the alert of an input line. */
export interface Subject {
  readonly kind: 'incident' | 'alert' | 'seq'
  readonly id: string
}

export interface ExplainArguments {
  readonly subject: Subject
  readonly out: string
  readonly json: boolean
  readonly language: ExplainLanguage
  /** Also the members beyond the first ones. */
  readonly all: boolean
}

export const EXPLAIN_USAGE = `usage: nocturne explain (--incident ID | --alert ID | --seq N) --out DIR [--json] [--lang en|zh] [--all]

Says why an incident of a replay is as it is: why each alert is in it and why not elsewhere, the ranking of its root cause, and its history.
DIR is the folder that nocturne replay has written.

  --incident ID  the incident, e.g. INC-260105-0001
  --alert ID     one alert: why it is where it is
  --seq N        the alert of one input line, by its seq
  --json         for programs
  --lang en|zh   the language of the text; en unless told
  --all          every member, also of a large incident
`

/** @returns the arguments, or what is wrong with them */
export function readArguments(argv: readonly string[]): ExplainArguments | 'help' | { readonly fault: string } {
  let values
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const options = { incident: text, alert: text, seq: text, out: text, lang: text, json: flag, all: flag, help: flag }
    values = parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
  if (values.help === true) return 'help'
  const { out, lang = 'en', json = false, all = false } = values
  const subjects = (['incident', 'alert', 'seq'] as const).flatMap((kind): Subject[] => {
    const id = values[kind]
    return id === undefined ? [] : [{ kind, id }]
  })
  const [subject] = subjects
  if (subject === undefined || subjects.length > 1) return { fault: 'give one of --incident, --alert, --seq' }
  if (out === undefined) return { fault: 'missing --out' }
  const language = EXPLAIN_LANGUAGES.find((one) => one === lang)
  if (language === undefined) return { fault: `--lang: expected one of ${EXPLAIN_LANGUAGES.join(', ')}` }
  return { subject, out, json, language, all }
}
