// All that a checkpoint holds, a line each. A field of EngineState that is not here is forgotten by a restart, and the compliance suite fails.
import { decodeAlert, encodeAlert } from '../alerts/encode-alert.ts'
import { decodeRecurrence, encodeRecurrence, PATTERN } from '../problems/recurrence-state.ts'
import { AFFINITY_SECTIONS } from '../learning/affinities/encode-affinities.ts'
import type { IncidentRecord } from '../state.ts'
import { decodeNotices, encodeNotices } from './notice-section.ts'
import { fillMap, section, type Section } from './section.ts'
import { seenSection } from './seen-section.ts'
import { tableSection } from './table-section.ts'
import { timerSection } from './timer-section.ts'

/** An incident as JSON has it. The spread keeps the order of the fields, and so the bytes of the next encoding. */
type EncodedIncident = Omit<IncidentRecord, 'alertIds'> & { readonly alertIds: readonly string[] }

export const SECTIONS: readonly Section[] = [
  section(
    'clock',
    ({ now, seq }) => ({ now, seq }),
    (state, clock) => void Object.assign(state, clock),
  ),
  timerSection,
  tableSection('alerts', ({ alerts }) => alerts, { encode: encodeAlert, decode: decodeAlert }),
  tableSection<IncidentRecord, EncodedIncident>('incidents', ({ incidents }) => incidents, {
    encode: (incident) => ({ ...incident, alertIds: [...incident.alertIds] }),
    decode: (encoded) => ({ ...encoded, alertIds: new Set(encoded.alertIds) }),
  }),
  section(
    'problems',
    ({ problems }) => [...problems.values()],
    (state, problems) => problems.forEach((problem) => state.problems.set(problem.id, problem)),
  ),
  section(
    'recurrence',
    ({ recurrence }) => encodeRecurrence(recurrence),
    ({ recurrence }, encoded) => decodeRecurrence(recurrence, encoded),
  ),
  tableSection('patterns', ({ recurrence }) => recurrence.patterns, PATTERN),
  section(
    'silences',
    ({ silences }) => [...silences.values()],
    (state, silences) => silences.forEach((silence) => state.silences.set(silence.id, silence)),
  ),
  section(
    'maintenance',
    ({ maintenance }) => [...maintenance],
    (state, entries) => fillMap(state.maintenance, entries),
  ),
  seenSection,
  section(
    'unmatchedClears',
    ({ unmatchedClears }) => [...unmatchedClears],
    (state, entries) => fillMap(state.unmatchedClears, entries),
  ),
  section(
    'verdicts',
    ({ verdicts }) => [...verdicts],
    (state, entries) => fillMap(state.verdicts, entries),
  ),
  section(
    'changes',
    ({ changes }) => [...changes],
    (state, entries) => fillMap(state.changes, entries),
  ),
  section(
    'presence',
    ({ presence: { clockPeriod, periods } }) => ({ clockPeriod, periods }),
    ({ presence }, periods) => void Object.assign(presence, periods),
  ),
  tableSection('presenceRecords', ({ presence }) => presence.records),
  section(
    'vocabulary',
    ({ vocabulary: { clockPeriod, periods } }) => ({ clockPeriod, periods }),
    ({ vocabulary }, periods) => void Object.assign(vocabulary, periods),
  ),
  tableSection('words', ({ vocabulary }) => vocabulary.records),
  section(
    'storms',
    ({ storms }) => [...storms],
    (state, entries) => fillMap(state.storms, entries),
  ),
  section('notices', ({ notices }) => encodeNotices(notices), decodeNotices),
  section(
    'commandIds',
    ({ commandIds }) => [...commandIds],
    (state, ids) => ids.forEach((id) => state.commandIds.add(id)),
  ),
  ...AFFINITY_SECTIONS,
  section(
    'numbers',
    ({ incidentNumbers, problemNumbers, incidentSerial }) => ({ incidentNumbers, problemNumbers, incidentSerial }),
    (state, numbers) => void Object.assign(state, numbers),
  ),
  section(
    'reading',
    ({ readingUntil }) => readingUntil,
    (state, readingUntil) => {
      state.readingUntil = readingUntil
    },
  ),
  section(
    'placing',
    ({ placedOn, placingUntil }) => ({ placedOn, placingUntil }),
    (state, placing) => void Object.assign(state, placing),
  ),
]
