// One column of an agent, page by page, with an end in any case: rows, time, an agent that goes round in circles.
import type { Answer, Row } from '../network/snmp-client.ts'
import type { GapReason, SnmpValue } from './walked-rows.ts'

export interface ColumnLimits {
  readonly rows: number
  /** Steady clock, milliseconds: no request goes out after it. */
  readonly deadline: number
}

export interface ColumnWalk {
  readonly rows: ReadonlyMap<string, SnmpValue>
  /** Why it did not come to its end. */
  readonly gap?: { readonly reason: GapReason; readonly detail: string }
}

/** Asks for the rows after an OID; how many is its own matter. */
export type NextRows = (oid: string) => Promise<Answer<readonly Row[]>>

/** Walks one column. What was read before a fault is kept. */
export async function walkColumn(
  column: string,
  next: NextRows,
  limits: ColumnLimits,
  now: () => number,
): Promise<ColumnWalk> {
  const rows = new Map<string, SnmpValue>()
  const prefix = `${column}.`
  let cursor = column
  for (;;) {
    if (now() > limits.deadline) return { rows, gap: { reason: 'time_limit', detail: `${rows.size} rows read` } }
    const answer = await next(cursor)
    if (!answer.ok) {
      const reason = answer.fault === 'no_answer' ? 'no_answer' : 'agent_error'
      return { rows, gap: { reason, detail: answer.detail } }
    }
    if (answer.value.length === 0) return { rows }
    for (const row of answer.value) {
      if (!row.oid.startsWith(prefix)) return { rows }
      const instance = row.oid.slice(prefix.length)
      // An agent that gives a row again would be walked for ever (RFC 3416 section 4.2.2: names increase).
      if (rows.has(instance)) return { rows, gap: { reason: 'not_increasing', detail: `row ${instance} came twice` } }
      if (rows.size >= limits.rows)
        return { rows, gap: { reason: 'row_limit', detail: `more than ${limits.rows} rows` } }
      rows.set(instance, row.value)
      cursor = row.oid
    }
  }
}
