// What the engine promises to the rest: entity revisions on JetStream CHANGES, idempotent by id + revision. A consumer drops what it has seen.
import type { Affinity } from './affinity.ts'
import type { Alert } from './alert.ts'
import type { Ci, Relationship } from './ci.ts'
import type { CommandOutcome } from './command.ts'
import type { Decision } from './decision.ts'
import type { Activity, Incident } from './incident.ts'
import type { CiHistory, InventoryRevision } from './inventory-revision.ts'
import type { Problem } from './problem.ts'
import type { MaintenanceWindow } from './maintenance/window.ts'
import type { Silence } from './silence.ts'

/**
 * One CI of a CMDB version as the engine uses it, with its outgoing relationships. A version is sent as `total` such items;
 * a reader switches to it when it has them all.
 */
export interface CiRevision {
  /** Content hash of the whole CMDB. */
  readonly version: string
  readonly loadedAt: number
  readonly total: number
  readonly ci: Ci
  readonly relationships: readonly Relationship[]
}

/** Entity word -> the data of its revisions. The subject is change.<entity>. */
export interface ChangeEntities {
  alert: Alert
  incident: Incident
  activity: Activity
  problem: Problem
  affinity: Affinity
  silence: Silence
  maintenance: MaintenanceWindow
  decision: Decision
  command: CommandOutcome
  ci: CiRevision
  inventory: InventoryRevision
  ci_history: CiHistory
}

export type ChangeEntity = keyof ChangeEntities
export const CHANGE_ENTITIES = [
  'alert',
  'incident',
  'activity',
  'problem',
  'affinity',
  'silence',
  'maintenance',
  'decision',
  'command',
  'ci',
  'inventory',
  'ci_history',
] as const satisfies readonly ChangeEntity[]

export function changeSubject(entity: ChangeEntity): string {
  return `change.${entity}`
}

/** One message on change.<entity>: the revisions that one message of MONITORING caused, or a chunk of them. */
export interface ChangeBatch<E extends ChangeEntity = ChangeEntity> {
  readonly entity: E
  readonly partition: number
  /** Stream sequence of the MONITORING message that caused it; with `chunk` it makes the message id. */
  readonly causeSeq: number
  readonly chunk: number
  /** Engine time, epoch ms. */
  readonly at: number
  readonly items: readonly ChangeEntities[E][]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function encodeChanges(batch: ChangeBatch): Uint8Array {
  return encoder.encode(JSON.stringify(batch))
}

/** @throws SyntaxError when the payload is not JSON (a poison message) */
export function decodeChanges(payload: Uint8Array): ChangeBatch {
  // CHANGES is written by the correlate role, and by api/audit for acts of people; both write this type.
  return JSON.parse(decoder.decode(payload)) as ChangeBatch
}

/** Nats-Msg-Id of a change message: the same cause always gives the same id, so that a replay after a crash is dropped by the broker. */
export function changeMessageId(batch: Pick<ChangeBatch, 'entity' | 'partition' | 'causeSeq' | 'chunk'>): string {
  return `${batch.partition}:${batch.causeSeq}:${batch.entity}:${batch.chunk}`
}
