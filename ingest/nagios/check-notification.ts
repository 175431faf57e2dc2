// A notification about a host or a service check in the words of Nagios, which Icinga and Checkmk share: type, host, service, state, output.
// Field names are lower case; the names of Nagios' and Checkmk's own environment (HOSTNAME, NOTIFY_HOSTNAME ...) are understood as well.
import type { EventKind, MonitoringEvent } from '../contract/event.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import { flatSchema } from '../http/flat-body.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent, hostHints } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'

export type CheckTool = 'nagios' | 'icinga2' | 'checkmk'

interface StateMeaning {
  readonly kind: 'raise' | 'clear'
  readonly severity: PerceivedSeverity
}

/** States of hosts and of services, by number too ($HOSTSTATEID$ is told apart by the service that is missing). */
const SERVICE_STATES: Readonly<Record<string, StateMeaning>> = {
  OK: { kind: 'clear', severity: 'cleared' },
  WARNING: { kind: 'raise', severity: 'warning' },
  CRITICAL: { kind: 'raise', severity: 'critical' },
  UNKNOWN: { kind: 'raise', severity: 'indeterminate' },
  PENDING: { kind: 'clear', severity: 'cleared' },
}
/** UNREACHABLE is a host behind one that is down: a lesser thing, because it is probably well. */
const HOST_STATES: Readonly<Record<string, StateMeaning>> = {
  UP: { kind: 'clear', severity: 'cleared' },
  DOWN: { kind: 'raise', severity: 'critical' },
  UNREACHABLE: { kind: 'raise', severity: 'major' },
  UNREACH: { kind: 'raise', severity: 'major' },
  PENDING: { kind: 'clear', severity: 'cleared' },
}
const SERVICE_WORDS: Readonly<Record<string, string>> = {
  0: 'OK',
  1: 'WARNING',
  2: 'CRITICAL',
  3: 'UNKNOWN',
  OKAY: 'OK',
  WARN: 'WARNING',
  CRIT: 'CRITICAL',
  UNKN: 'UNKNOWN',
}
const HOST_WORDS: Readonly<Record<string, string>> = { 0: 'UP', 1: 'DOWN', 2: 'UNREACHABLE', OK: 'UP' }

/** Notification types that begin or end the problem; all others (acknowledgement, downtime, flapping, custom) are notices. */
const TYPES: Readonly<Record<string, EventKind>> = { PROBLEM: 'raise', RECOVERY: 'clear' }

/** Reads one. Never throws on any JSON. */
export function checkNotification(source: CheckTool, payload: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const host = textField(payload, 'host', 'host_name', 'hostname', 'HOSTNAME', 'NAGIOS_HOSTNAME', 'NOTIFY_HOSTNAME')
  if (host === '') return new Refusal('missing_field', 'host is missing')
  const service = textField(
    payload,
    'service',
    'service_name',
    'servicedesc',
    'service_description',
    'SERVICEDESC',
    'NAGIOS_SERVICEDESC',
    'NOTIFY_SERVICEDESC',
  )
  const type = textField(
    payload,
    'notification_type',
    'type',
    'NOTIFICATIONTYPE',
    'NAGIOS_NOTIFICATIONTYPE',
    'NOTIFY_NOTIFICATIONTYPE',
  ).toUpperCase()
  const state = stateOf(payload, service !== '')
  if (state instanceof Refusal) return state
  const kind = kindOf(type, state)
  const output = textField(
    payload,
    'output',
    'SERVICEOUTPUT',
    'HOSTOUTPUT',
    'NOTIFY_SERVICEOUTPUT',
    'NOTIFY_HOSTOUTPUT',
  )
  const site = textField(payload, 'site', 'instance', 'OMD_SITE', 'NOTIFY_OMD_SITE')
  const address = textField(
    payload,
    'address',
    'host_address',
    'HOSTADDRESS',
    'NAGIOS_HOSTADDRESS',
    'NOTIFY_HOSTADDRESS',
  )
  const about = service === '' ? `Host ${host} is ${state.word}` : `${service} on ${host} is ${state.word}`
  return conditionEvent(
    {
      source,
      kind,
      checkName: service === '' ? 'host' : service,
      output,
      ...(service === '' ? { eventClass: 'HostDown' } : {}),
      severity: state.severity === 'cleared' ? 'indeterminate' : state.severity,
      hints: hostHints(host, address),
      identity: { site, host, service },
      summary: `${kind === 'notice' && type !== '' ? `${type}: ` : ''}${about}${output === '' ? '' : `: ${output}`}`,
      labels: {
        host,
        service,
        site,
        state: state.word,
        notificationType: type,
        checkCommand: textField(payload, 'check_command'),
      },
      annotations: {
        output,
        longOutput: textField(payload, 'long_output', 'LONGSERVICEOUTPUT', 'NOTIFY_LONGSERVICEOUTPUT'),
        author: textField(payload, 'author', 'notification_author', 'NOTIFY_NOTIFICATIONAUTHOR'),
        comment: textField(payload, 'comment', 'notification_comment', 'NOTIFY_NOTIFICATIONCOMMENT'),
      },
      links: { [TITLES[source]]: linkOf(payload) },
      occurredAt: momentOf(textField(payload, 'time', 'timet', 'TIMET', 'NOTIFY_MICROTIME')),
      occurrence: `${type}|${state.word}|${textField(payload, 'problem_id', 'notification_number')}`,
    },
    receipt,
  )
}

const TITLES: Readonly<Record<CheckTool, string>> = { nagios: 'Nagios', icinga2: 'Icinga', checkmk: 'Checkmk' }

function stateOf(payload: Payload, isService: boolean): (StateMeaning & { readonly word: string }) | Refusal {
  const own = isService
    ? ['service_state', 'SERVICESTATE', 'NAGIOS_SERVICESTATE', 'NOTIFY_SERVICESTATE']
    : ['host_state', 'HOSTSTATE', 'NAGIOS_HOSTSTATE', 'NOTIFY_HOSTSTATE']
  const given = textField(payload, 'state', 'status', ...own).toUpperCase()
  const words = isService ? SERVICE_WORDS : HOST_WORDS
  const states = isService ? SERVICE_STATES : HOST_STATES
  const word = Object.hasOwn(words, given) ? (words[given] ?? given) : given
  const meaning = Object.hasOwn(states, word) ? states[word] : undefined
  if (meaning !== undefined) return { ...meaning, word }
  if (given === '') return new Refusal('missing_field', 'state is missing')
  const known = Object.keys(states).join(', ')
  return new Refusal(
    'unknown_status',
    `the state of a ${isService ? 'service' : 'host'} is ${JSON.stringify(given.slice(0, 40))}, not one of ${known}`,
  )
}

/** A recovery is one whatever state is named with it; a problem whose state is fine again is over. */
function kindOf(type: string, state: StateMeaning): EventKind {
  if (type === '') return state.kind
  const kind = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  return kind === 'raise' ? state.kind : (kind ?? 'notice')
}

/** Checkmk gives the path alone, and the address of the site beside it when it is told one. */
function linkOf(payload: Payload): string {
  const url = textField(payload, 'url')
  return url.startsWith('/') ? `${textField(payload, 'base_url').replace(/\/+$/, '')}${url}` : url
}

export const CHECK_SCHEMA = flatSchema(['host', 'state'], {
  notification_type: 'PROBLEM, RECOVERY; anything else is a notice. Without it the state decides.',
  host: 'Name of the host.',
  address: 'Its address.',
  service: 'Name of the service; empty for a host.',
  state: 'OK, WARNING, CRITICAL, UNKNOWN of a service; UP, DOWN, UNREACHABLE of a host; or their numbers.',
  output: 'What the check said.',
  long_output: 'The rest of it.',
  time: 'When: seconds since 1970.',
  site: 'Which of several monitoring sites.',
  author: 'Who acknowledged, or set the downtime.',
  comment: 'What they wrote.',
  url: 'Link to the host or service.',
})
