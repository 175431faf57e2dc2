// npm run accuracy -- [options]
import { parseArgs } from 'node:util'

export interface AccuracyArguments {
  /** Only scenarios whose name contains this. */
  readonly only: string | null
  readonly explain: boolean
  /** Keep each case and the replay's output under this folder. */
  readonly export: string | null
  /** Folder of the shared cases. */
  readonly shared: string
  readonly own: boolean
  /** Write the figures reached into the baseline. */
  readonly record: boolean
}

export const ACCURACY_USAGE = `usage: npm run accuracy -- [options]
  --only TEXT    only scenarios whose name contains TEXT; nothing is written then
  --explain      for each scenario: what each true fault became, and what was mixed into it
  --export DIR   keep each scenario as a case (cmdb.json, events.ndjson, truth.json, labels.csv) and the replay's output (out/)
  --own          our own scenarios alone; nothing is written then
  --shared DIR   where the shared cases are (../shared/accuracy/cases)
  --record       make the figures reached the baseline of the tests
`

/** @throws TypeError when wrongly called, as parseArgs does */
export function readArguments(argv: readonly string[]): AccuracyArguments {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const shared = { type: 'string', default: '../shared/accuracy/cases' } as const
  const options = { only: text, explain: flag, export: text, own: flag, shared, record: flag } as const
  const { values } = parseArgs({ args: [...argv], options })
  return { ...values, only: values.only ?? null, export: values.export ?? null }
}
