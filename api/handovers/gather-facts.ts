// Everything that the system knows about a shift: the present from memory, the past from ClickHouse, the tool's own health.
import type { ApiContext } from '../api-context.ts'
import type { HandoverFacts, HandoverSilence } from '../contract/handover.ts'
import { silenceState } from '../live/silence-table.ts'
import { countDeadLetters } from './count-dead-letters.ts'
import { pastOfShift } from './past-of-shift.ts'
import { pickIncidents, type Shift } from './pick-incidents.ts'
import { scanAlerts } from '../alerts/scan-alerts.ts'

/** As in pick-incidents.ts: what is read, not what there is. */
const MAX_SILENCES = 40
const MAX_PROBLEMS = 30
const MAX_SILENT = 30
const MAX_MATCHERS = 10
const MAX_CLASSES = 10
const MAX_TEXT = 300

type FactsContext = Pick<ApiContext, 'live' | 'store' | 'bus'>

/**
 * @param since end of the hand-over before this one, epoch ms: from when on changes are told
 * @param lagMs how far the live view is behind
 */
export async function gatherFacts(
  context: FactsContext,
  shift: Shift,
  { since, lagMs, now }: { readonly since: number; readonly lagMs: number; readonly now: number },
): Promise<HandoverFacts> {
  const { live, store, bus } = context
  const past = await pastOfShift(store, shift, since)
  const deadLetters = await countDeadLetters(bus, shift.from)
  // From here on in one go, so that list and counts are of one moment.
  const { flapping, heldBy, silent } = scanAlerts(live.alerts.values())
  const forgotten = past?.incidents.filter(({ id }) => live.incidents.get(id) === undefined) ?? []
  return {
    takenAt: now,
    ...pickIncidents([...live.incidents.values(), ...forgotten], shift, flapping),
    silences: silencesOf(context, shift, heldBy, now),
    problems: problemsOf(context, shift),
    numbers: past?.numbers ?? null,
    changes: past?.changes ?? { since, total: 0, revisions: [] },
    health: {
      history: past !== null,
      lagMs,
      silent: [...silent]
        .sort((a, b) => a.firstSeenAt - b.firstSeenAt)
        .slice(0, MAX_SILENT)
        .map(({ summary, firstSeenAt }) => ({ summary: summary.slice(0, MAX_TEXT), since: firstSeenAt })),
      deadLetters,
    },
  }
}

/** Pending and active ones, those that end first coming first. */
function silencesOf(
  { live }: FactsContext,
  { from, to }: Shift,
  heldBy: ReadonlyMap<string, number>,
  now: number,
): HandoverSilence[] {
  const nextEnds = to + (to - from)
  return [...live.silences.values()]
    .filter((silence) => silenceState(silence, now) !== 'expired')
    .sort((a, b) => a.endsAt - b.endsAt)
    .slice(0, MAX_SILENCES)
    .map(({ id, matchers, startsAt, endsAt, createdBy, comment }) => ({
      id,
      matchers: matchers.slice(0, MAX_MATCHERS).map((one) => ({ ...one, value: one.value.slice(0, MAX_TEXT) })),
      startsAt,
      endsAt,
      createdBy,
      comment: comment.slice(0, MAX_TEXT),
      holds: heldBy.get(id) ?? 0,
      endsNextShift: endsAt <= nextEnds,
    }))
}

function problemsOf({ live }: FactsContext, { from, to }: Shift): HandoverFacts['problems'] {
  return [...live.problems.values()]
    .filter(({ openedAt, state }) => openedAt >= from && openedAt < to && state !== 'rejected')
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, MAX_PROBLEMS)
    .map(({ id, title, level, state, rootName, rootType, eventClasses, occurrenceCount, openedAt, workaround }) => ({
      ...{ id, title: title.slice(0, MAX_TEXT), level, state, rootName, rootType, occurrenceCount, openedAt },
      eventClasses: eventClasses.slice(0, MAX_CLASSES),
      workaround: workaround?.slice(0, MAX_TEXT) ?? null,
    }))
}
