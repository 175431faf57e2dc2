// POST /ingest/librenms: LibreNMS's API transport with the body of docs/sources/librenms.md, one flat object an alert.
import type { EventKind, MonitoringEvent } from '../contract/event.ts'
import { flatSchema, openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent, hostHints } from '../normalise/condition-event.ts'
import { textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { severityOf } from '../normalise/severity-words.ts'

const SOURCE = 'librenms'

/** state: recovered, alert, acknowledged, worse, better, changed. */
const STATES: Readonly<Record<string, EventKind>> = {
  0: 'clear',
  1: 'raise',
  2: 'notice',
  3: 'raise',
  4: 'raise',
  5: 'raise',
}

export const librenmsWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/librenms',
  accepts: ['json', 'form'],
  answer: 'report',
  summary: "LibreNMS's API transport with the body of docs/sources/librenms.md.",
  bodySchema: flatSchema(['hostname', 'state', 'name'], {
    title: 'Title of the alert.',
    hostname: 'Name or address under which LibreNMS knows the device.',
    sysName: 'sysName of the device.',
    ip: 'Its address.',
    device_id: 'Id of the device.',
    rule_id: 'Id of the rule.',
    name: 'Name of the rule.',
    state: '0 recovered, 1 alert, 2 acknowledged, 3 worse, 4 better, 5 changed.',
    severity: 'critical, warning, ok.',
    uid: 'Number of this notification.',
    faults: 'What matched.',
    msg: 'Text of the template.',
  }),
  open: (body, receipt) => openFlat(body, receipt, readAlert),
}

function readAlert(payload: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const state = textField(payload, 'state')
  const kind = Object.hasOwn(STATES, state) ? STATES[state] : undefined
  if (kind === undefined)
    return new Refusal('unknown_status', `the state is ${JSON.stringify(state.slice(0, 40))}, not 0 to 5`)
  const hostname = textField(payload, 'hostname', 'display')
  const rule = textField(payload, 'name', 'rule_name')
  if (hostname === '') return new Refusal('missing_field', 'hostname is missing')
  if (rule === '') return new Refusal('missing_field', 'name (of the rule) is missing')
  const sysName = textField(payload, 'sysName')
  const msg = textField(payload, 'msg')
  const component = componentIn(`${textField(payload, 'faults')}\n${msg}`)
  return conditionEvent(
    {
      source: SOURCE,
      kind,
      checkName: rule,
      ...(component === undefined ? {} : { component }),
      severity: severityOf({ severity: textField(payload, 'severity') }) ?? 'indeterminate',
      hints: { ...hostHints(hostname, textField(payload, 'ip')), ...(sysName === '' ? {} : { sysName }) },
      // Not the faults: LibreNMS has one alert for a rule on a device, however many ports match it.
      identity: {
        device: textField(payload, 'device_id') || hostname,
        hostname,
        rule: textField(payload, 'rule_id') || rule,
      },
      summary: textField(payload, 'title') || `${rule} on ${hostname}`,
      labels: {
        alertname: rule,
        host: hostname,
        sysName,
        os: textField(payload, 'os'),
        hardware: textField(payload, 'hardware'),
        location: textField(payload, 'location'),
      },
      annotations: { description: msg },
      links: { LibreNMS: textField(payload, 'url') },
      occurredAt: null, // `timestamp` is in the time zone of the LibreNMS server, which it does not say
      occurrence: `${textField(payload, 'uid')}|${state}`,
    },
    receipt,
  )
}

/** The port, when exactly one is named (`ifName => xe-0/0/7`). */
function componentIn(faults: string): string | undefined {
  const names = new Set(
    [...faults.matchAll(/\bif(?:Name|Descr) => ([^;\n]{1,120})/g)].map(([, name = '']) => name.trim()),
  )
  const [only] = names
  return names.size === 1 && only !== undefined ? `ifName=${only}` : undefined
}
