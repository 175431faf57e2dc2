// One message's way through: parse, classify, level, outbox. Every way out that is not an event has a reason word. Nothing here waits.
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { parseSyslog } from './message.ts'
import { SYSLOG_REFUSALS, type SyslogRefusal } from './refusal.ts'
import { syslogEvent } from './syslog-event.ts'

export interface SyslogIntake {
  accept(line: string, source: string, transport: 'udp' | 'tcp'): void
  refuse(reason: SyslogRefusal, count?: number): void
}

/** @param deps.level unclassified messages that are less severe (a greater number) are counted and not kept */
export function createSyslogIntake(deps: {
  readonly domain: string
  readonly level: number
  readonly metrics: Metrics
  readonly add: (event: MonitoringEvent) => void
  readonly now: () => number
}): SyslogIntake {
  const { metrics } = deps
  const messages = metrics.counter('nocturne_syslog_messages_total', 'Syslog messages received.', ['transport'])
  const refused = metrics.counter(
    'nocturne_syslog_refused_total',
    'Syslog messages that did not become an event, by reason.',
    ['reason'],
  )
  for (const reason of Object.keys(SYSLOG_REFUSALS)) refused.inc({ reason }, 0)
  const classified = metrics.counter(
    'nocturne_syslog_classified_total',
    'Syslog messages that the table of message classes knows.',
  )
  let count = 0

  function refuse(reason: SyslogRefusal, many = 1): void {
    refused.inc({ reason }, many)
  }

  return {
    refuse,
    accept(line, source, transport) {
      messages.inc({ transport })
      const message = parseSyslog(line)
      if (message === undefined) {
        refuse('malformed')
        return
      }
      const made = syslogEvent(message, {
        source,
        transport,
        receivedAt: deps.now(),
        domain: deps.domain,
        count: ++count,
      })
      if (made.classified) classified.inc()
      else if (message.level > deps.level) {
        refuse('below_level')
        return
      }
      deps.add(made.event)
    },
  }
}
