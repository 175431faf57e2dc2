// The metrics of trap ingestion.
import type { Metrics } from '../../platform/metrics/metrics.ts'
import { REFUSAL_REASONS, type RefusalReason } from './refusal.ts'

export type SnmpMetrics = ReturnType<typeof createSnmpMetrics>

export function createSnmpMetrics(metrics: Metrics) {
  const refused = metrics.counter(
    'nocturne_snmp_refused_total',
    'Datagrams, or traps decoded from them, that did not become a stored event, by reason.',
    ['reason'],
  )
  for (const reason of REFUSAL_REASONS) refused.inc({ reason }, 0)
  const notifications = metrics.counter(
    'nocturne_snmp_notifications_total',
    'Notifications accepted, by SNMP version and PDU.',
    ['version', 'pdu'],
  )
  // Looked up once: a look-up by labels costs as much as decoding.
  const perPdu = (version: string) => ({
    trap: notifications.labels({ version, pdu: 'trap' }),
    inform: notifications.labels({ version, pdu: 'inform' }),
  })
  const accepted = { v1: perPdu('v1'), v2c: perPdu('v2c'), v3: perPdu('v3') }
  return {
    refused,
    refuse: (reason: RefusalReason) => refused.inc({ reason }),
    accept: (version: 'v1' | 'v2c' | 'v3', pdu: 'trap' | 'inform') => accepted[version][pdu].inc(),
    datagrams: metrics.counter('nocturne_snmp_datagrams_total', 'Datagrams received.'),
    kernelDrops: metrics.counter(
      'nocturne_snmp_kernel_drops_total',
      'Datagrams that the kernel dropped because the receive buffer was full.',
    ),
    receiveBuffer: metrics.gauge('nocturne_snmp_receive_buffer_bytes', 'Receive buffer that the kernel granted.'),
    uncatalogued: metrics.counter(
      'nocturne_snmp_uncatalogued_total',
      'Notifications that the trap catalogue does not know; they become notices.',
    ),
    informsAnswered: metrics.counter(
      'nocturne_snmp_informs_answered_total',
      'Informs answered after they were stored.',
    ),
    informsRepeated: metrics.counter('nocturne_snmp_informs_repeated_total', 'Informs that their sender sent again.'),
    outOfWindow: metrics.counter(
      'nocturne_snmp_out_of_window_total',
      'v3 messages accepted in lenient mode whose boots or time were outside of the 150 s window.',
    ),
    engines: metrics.gauge('nocturne_snmp_engines', 'v3 engines that proved to know a key.'),
    inFlight: metrics.gauge('nocturne_snmp_in_flight_events', 'Events handed to the publisher and not yet stored.'),
    spooled: metrics.gauge('nocturne_snmp_spool_bytes', 'Bytes of events that wait on disk for NATS.'),
    lettersSuppressed: metrics.counter(
      'nocturne_snmp_dead_letters_suppressed_total',
      'Refused datagrams that were counted but not kept, because of the rate limit.',
    ),
  }
}
