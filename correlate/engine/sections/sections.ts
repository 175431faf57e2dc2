// All that a checkpoint holds, a line each. A field of EngineState that is not here is forgotten by a restart, and the compliance suite fails.
import { decodeRecurrence, encodeRecurrence } from '../problems/recurrence-state.ts'
import { TimerHeap } from '../timers/timer-heap.ts'
import { decodeAffinities, encodeAffinities } from '../learning/affinities/encode-affinities.ts'
import { fillMap, section, type Section } from './section.ts'

export const SECTIONS: readonly Section[] = [
  section(
    'clock',
    ({ now, seq }) => ({ now, seq }),
    (state, clock) => void Object.assign(state, clock),
  ),
  section(
    'timers',
    ({ timers }) => ({ nextId: timers.nextId, armed: timers.sorted() }),
    (state, { nextId, armed }) => void (state.timers = new TimerHeap(armed, nextId)),
  ),
  section(
    'alerts',
    ({ alerts }) => [...alerts.values()],
    (state, alerts) => alerts.forEach((alert) => state.alerts.set(alert.id, alert)),
  ),
  section(
    'incidents',
    ({ incidents }) => [...incidents.values()].map((incident) => ({ ...incident, alertIds: [...incident.alertIds] })),
    // The spread keeps the order of the fields, and so the bytes of the next encoding.
    (state, incidents) =>
      incidents.forEach((incident) =>
        state.incidents.set(incident.id, { ...incident, alertIds: new Set(incident.alertIds) }),
      ),
  ),
  section(
    'problems',
    ({ problems }) => [...problems.values()],
    (state, problems) => problems.forEach((problem) => state.problems.set(problem.id, problem)),
  ),
  section(
    'recurrence',
    ({ recurrence }) => encodeRecurrence(recurrence),
    (state, encoded) => void (state.recurrence = decodeRecurrence(encoded)),
  ),
  section(
    'silences',
    ({ silences }) => [...silences.values()],
    (state, silences) => silences.forEach((silence) => state.silences.set(silence.id, silence)),
  ),
  section(
    'seenIds',
    ({ seenIds: { current, previous, since } }) => ({ current: [...current], previous: [...previous], since }),
    (state, { current, previous, since }) =>
      void (state.seenIds = { current: new Set(current), previous: new Set(previous), since }),
  ),
  section(
    'unmatchedClears',
    ({ unmatchedClears }) => [...unmatchedClears],
    (state, entries) => fillMap(state.unmatchedClears, entries),
  ),
  section(
    'presence',
    ({ presence: { clockPeriod, periods, records } }) => ({ clockPeriod, periods, records: [...records] }),
    ({ presence }, { clockPeriod, periods, records }) => {
      Object.assign(presence, { clockPeriod, periods })
      fillMap(presence.records, records)
    },
  ),
  section(
    'commandIds',
    ({ commandIds }) => [...commandIds],
    (state, ids) => ids.forEach((id) => state.commandIds.add(id)),
  ),
  section(
    'affinities',
    ({ affinities }) => encodeAffinities(affinities),
    ({ affinities }, value) => decodeAffinities(affinities, value),
  ),
  section(
    'numbers',
    ({ incidentNumbers, problemNumbers, incidentSerial }) => ({ incidentNumbers, problemNumbers, incidentSerial }),
    (state, numbers) => void Object.assign(state, numbers),
  ),
]
