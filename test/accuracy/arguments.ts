// npm run accuracy -- [options]
import { parseArgs } from 'node:util'

export interface AccuracyArguments {
  /** Only scenarios whose name contains this. */
  readonly only: string | null
  readonly explain: boolean
  /** Keep each case and the replay's output under this folder. */
  readonly export: string | null
}

export const ACCURACY_USAGE = `usage: npm run accuracy -- [--only TEXT] [--explain] [--export DIR]
  --only TEXT    only scenarios whose name contains TEXT
  --explain      for each of them: what each true fault became, and what was mixed into it
  --export DIR   keep each scenario as a case (cmdb.json, events.ndjson, truth.json, labels.csv) and the replay's output (out/)
`

/** @throws TypeError when wrongly called, as parseArgs does */
export function readArguments(argv: readonly string[]): AccuracyArguments {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({ args: [...argv], options: { only: text, explain: flag, export: text } })
  return { only: values.only ?? null, explain: values.explain ?? false, export: values.export ?? null }
}
