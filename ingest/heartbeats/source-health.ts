// The state of every sender that is known or expected, as the watch acts on it and the API shows it.
import type { ExpectedHeartbeat } from '../../platform/config/heartbeat-settings.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'
import { configuredExpectation, expectationOf, silentSince, type Expectation } from './silence.ts'
import type { Subject } from './silent-event.ts'
import { sourceId, type SourceRecord } from './source-record.ts'

export interface SourceHealth extends Subject {
  /** undefined: never heard of. */
  readonly record: SourceRecord | undefined
  readonly expectation: Expectation | null
  /** Last word, epoch ms; 0 = none was heard. */
  readonly lastAt: number
  /** The same for people: null = none was heard. */
  readonly lastHeardAt: number | null
  readonly silentSince: number | null
}

export interface HealthSettings {
  readonly expect: readonly ExpectedHeartbeat[]
  readonly learn: boolean
}

/** The id under which `any sender of a source` is kept; no source is called `*`. */
const ANY = '* '

/** @param listeningSince when this process began to listen, last */
export function sourceHealth(
  records: ReadonlyMap<string, SourceRecord>,
  { expect, learn }: HealthSettings,
  policy: HeartbeatPolicy,
  listeningSince: number,
  now: number,
): readonly SourceHealth[] {
  const health = (
    subject: Subject,
    record: SourceRecord | undefined,
    expectation: Expectation | null,
    last: number,
  ) => ({
    ...subject,
    record,
    expectation,
    lastAt: last,
    lastHeardAt: last === 0 ? null : last,
    silentSince: silentSince(last, expectation, listeningSince, now),
  })
  const heard = [...records]
    .filter(([id]) => !id.startsWith(ANY))
    .map(([id, record]) => {
      const { source, sender, watchdog } = record
      const expectation = expectationOf(record, expect, learn, policy)
      return health({ id, source, sender, watchdog }, record, expectation, record.lastAt)
    })
  const known = new Set(heard.map(({ id }) => id))
  const expected = expect.flatMap((one) => {
    const { source, sender } = one
    const id = sender === null ? `${ANY}${source}` : sourceId({ source, sender, watchdog: null })
    if (known.has(id)) return []
    const last =
      sender === null ? Math.max(0, ...heard.filter((each) => each.source === source).map((each) => each.lastAt)) : 0
    const subject = { id, source, sender, watchdog: null }
    return [health(subject, records.get(id), configuredExpectation(one, policy), last)]
  })
  const asked = new Set(expected.map(({ id }) => id))
  const dropped = [...records]
    .filter(([id]) => id.startsWith(ANY) && !asked.has(id))
    .map(([id, record]) =>
      health({ id, source: record.source, sender: null, watchdog: null }, record, null, record.lastAt),
    )
  return [...heard, ...expected, ...dropped]
}
