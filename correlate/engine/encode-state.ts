// The state as text and back: versioned JSON, the same text for the same state. Maps and sets keep their order, for it is part of the state.
import type { Silence } from '../contract/silence.ts'
import type { AlertRecord, DayCounter, EngineState, IncidentRecord, ProblemRecord, SignatureRecord } from './state.ts'
import { createState } from './state.ts'
import { TimerHeap } from './timers/timer-heap.ts'
import type { Timer } from './timers/timer-heap.ts'

/** Raised whenever a field changes its meaning; an older text is refused, and the runtime replays the stream instead. */
export const STATE_VERSION = 1

interface EncodedState {
  readonly version: number
  readonly partition: number
  readonly partitions: number
  readonly now: number
  readonly seq: number
  readonly timers: readonly Timer[]
  readonly nextTimerId: number
  readonly alerts: readonly AlertRecord[]
  readonly incidents: readonly (Omit<IncidentRecord, 'alertIds'> & { readonly alertIds: readonly string[] })[]
  readonly problems: readonly ProblemRecord[]
  readonly signatures: readonly (readonly [string, SignatureRecord])[]
  readonly silences: readonly Silence[]
  readonly seenIds: {
    readonly current: readonly string[]
    readonly previous: readonly string[]
    readonly since: number
  }
  readonly unmatchedClears: readonly (readonly [string, number])[]
  readonly commandIds: readonly string[]
  readonly incidentNumbers: DayCounter
  readonly problemNumbers: DayCounter
  readonly incidentSerial: number
}

export function encodeState(state: EngineState): string {
  const encoded: EncodedState = {
    version: STATE_VERSION,
    partition: state.partition,
    partitions: state.partitions,
    now: state.now,
    seq: state.seq,
    timers: state.timers.sorted(),
    nextTimerId: state.timers.nextId,
    alerts: [...state.alerts.values()],
    incidents: [...state.incidents.values()].map((incident) => ({ ...incident, alertIds: [...incident.alertIds] })),
    problems: [...state.problems.values()],
    signatures: [...state.signatures],
    silences: [...state.silences.values()],
    seenIds: { current: [...state.seenIds.current], previous: [...state.seenIds.previous], since: state.seenIds.since },
    unmatchedClears: [...state.unmatchedClears],
    commandIds: [...state.commandIds],
    incidentNumbers: state.incidentNumbers,
    problemNumbers: state.problemNumbers,
    incidentSerial: state.incidentSerial,
  }
  return JSON.stringify(encoded)
}

/**
 * @throws SyntaxError when the text is not JSON
 * @throws RangeError when it is of another version
 */
export function decodeState(text: string): EngineState {
  // Checkpoints are checksummed and written by encodeState alone; the version guards their shape.
  const encoded = JSON.parse(text) as EncodedState
  if (encoded.version !== STATE_VERSION) {
    throw new RangeError(`engine state has version ${encoded.version}, this engine reads ${STATE_VERSION}`)
  }
  const state = createState(encoded.partition, encoded.partitions)
  state.now = encoded.now
  state.seq = encoded.seq
  state.timers = new TimerHeap(encoded.timers, encoded.nextTimerId)
  for (const alert of encoded.alerts) state.alerts.set(alert.id, alert)
  // The spread keeps the order of the fields, and so the bytes of the next encoding.
  for (const incident of encoded.incidents) {
    state.incidents.set(incident.id, { ...incident, alertIds: new Set(incident.alertIds) })
  }
  for (const problem of encoded.problems) state.problems.set(problem.id, problem)
  for (const [signature, record] of encoded.signatures) state.signatures.set(signature, record)
  for (const silence of encoded.silences) state.silences.set(silence.id, silence)
  state.seenIds.current = new Set(encoded.seenIds.current)
  state.seenIds.previous = new Set(encoded.seenIds.previous)
  state.seenIds.since = encoded.seenIds.since
  for (const [key, at] of encoded.unmatchedClears) state.unmatchedClears.set(key, at)
  for (const id of encoded.commandIds) state.commandIds.add(id)
  state.incidentNumbers = encoded.incidentNumbers
  state.problemNumbers = encoded.problemNumbers
  state.incidentSerial = encoded.incidentSerial
  return state
}
