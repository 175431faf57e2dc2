// The JetStream streams of the product and their limits. ensureStreams makes the server agree with this file.
import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import type { Log } from '../log/log.ts'
import type { Bus } from './bus.ts'

/** Events and commands: one total order per partition. Full = senders are refused (503), nothing old is lost silently. */
export const MONITORING = 'MONITORING'
/** Entity revisions for the writer and the read models, which keep what they need. */
export const CHANGES = 'CHANGES'
/** What could not be used, with its reason. */
export const DEADLETTER = 'DEADLETTER'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const GIBIBYTE = 1024 ** 3

/** A republish with the same message id inside of this window is stored once. */
export const DUPLICATE_WINDOW_MS = 2 * MINUTE_MS

export interface StreamLimits {
  /** Of MONITORING, bytes. */
  readonly maxBytes: number
  /** Of MONITORING. */
  readonly maxAgeMs: number
}

export const DEFAULT_STREAM_LIMITS: StreamLimits = { maxBytes: 4 * GIBIBYTE, maxAgeMs: 72 * HOUR_MS }

type StreamShape = Pick<
  StreamConfig,
  | 'name'
  | 'subjects'
  | 'discard'
  | 'max_bytes'
  | 'max_age'
  | 'duplicate_window'
  | 'num_replicas'
  | 'storage'
  | 'retention'
  | 'allow_direct'
>

/** The streams as the server should have them. */
export function streamConfigs(limits: StreamLimits = DEFAULT_STREAM_LIMITS): readonly StreamShape[] {
  const shape = {
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    num_replicas: 1,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    allow_direct: true,
  }
  return [
    {
      ...shape,
      name: MONITORING,
      subjects: ['monitoring.*.*'],
      discard: DiscardPolicy.New,
      max_bytes: limits.maxBytes,
      max_age: nanos(limits.maxAgeMs),
    },
    {
      ...shape,
      name: CHANGES,
      subjects: ['change.*'],
      discard: DiscardPolicy.Old,
      max_bytes: 2 * GIBIBYTE,
      max_age: nanos(DAY_MS),
    },
    {
      ...shape,
      name: DEADLETTER,
      subjects: ['deadletter.*'],
      discard: DiscardPolicy.Old,
      max_bytes: GIBIBYTE / 4,
      max_age: nanos(7 * DAY_MS),
    },
  ]
}

/**
 * Creates the streams that are missing and updates those that differ. Several processes may do this at once.
 * @throws JetStreamApiError when the server refuses, for example for lack of disk space
 */
export async function ensureStreams(bus: Bus, log?: Log, limits?: StreamLimits): Promise<void> {
  for (const wanted of streamConfigs(limits)) await ensureStream(bus, wanted, log)
}

async function ensureStream(bus: Bus, wanted: StreamShape, log?: Log): Promise<void> {
  const existing = await currentConfig(bus, wanted.name)
  if (existing === undefined) {
    await bus.jsm.streams.add(wanted)
    log?.info({ stream: wanted.name }, 'created the stream')
    return
  }
  const changed = (Object.keys(wanted) as (keyof StreamShape)[]).filter((key) => !sameValue(wanted[key], existing[key]))
  if (changed.length === 0) return
  await bus.jsm.streams.update(wanted.name, { ...existing, ...wanted })
  log?.info({ stream: wanted.name, changed }, 'updated the stream')
}

async function currentConfig(bus: Bus, name: string): Promise<StreamConfig | undefined> {
  try {
    return (await bus.jsm.streams.info(name)).config
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return undefined
    throw error
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
