// Events and a bus for the tests of this folder.
import type { JetStreamClient, PubAck } from '@nats-io/jetstream'
import type { Bus } from '../../platform/nats/bus.ts'
import type { MonitoringEvent } from '../contract/event.ts'

export function sampleEvent(id: string, more: Partial<MonitoringEvent> = {}): MonitoringEvent {
  return {
    id,
    source: 'prometheus',
    sender: 'token:test',
    occurredAt: 1_790_000_000_000,
    observedAt: 1_790_000_000_000,
    kind: 'raise',
    eventClass: 'HostDown',
    severity: 'critical',
    resource: { hints: { instance: 'web-1:9100' } },
    fingerprint: '00112233445566aa',
    summary: 'web-1 does not answer',
    labels: { alertname: 'InstanceDown', instance: 'web-1:9100' },
    annotations: {},
    links: [],
    domain: 'default',
    ...more,
  }
}

export interface SentMessage {
  readonly subject: string
  readonly events: readonly MonitoringEvent[]
  readonly bytes: number
  readonly msgID: string
  /** Acknowledges, or fails with the error. */
  settle(error?: Error): void
}

export interface FakeBus extends Pick<Bus, 'js' | 'connected'> {
  up: boolean
  readonly sent: SentMessage[]
}

/** A bus whose acknowledgements the test gives. */
export function fakeBus(): FakeBus {
  const sent: SentMessage[] = []
  const publish = (subject: string, payload: Uint8Array, options: { msgID: string; timeout: number }) =>
    new Promise<PubAck>((resolve, reject) => {
      setTimeout(() => reject(new Error('no acknowledgement')), options.timeout).unref()
      sent.push({
        subject,
        events: JSON.parse(Buffer.from(payload).toString()) as MonitoringEvent[], // the batch under test
        bytes: payload.length,
        msgID: options.msgID,
        settle: (error) => {
          if (error === undefined) resolve({ stream: 'MONITORING', seq: sent.length, duplicate: false })
          else reject(error)
        },
      })
    })
  // The publisher uses publish() of the client alone.
  const js = { publish } as unknown as JetStreamClient
  const bus: FakeBus = { js, sent, up: true, connected: () => bus.up }
  return bus
}
