// How each step of the story travels: real v2c traps over UDP, real HTTP posts with the ingest token.
import { sendDatagram } from '../support/send-datagram.ts'
import { trapPacket } from '../support/trap-packet.ts'
import type { Step, StoryAlert } from './story.ts'

export interface Target {
  readonly url: string
  readonly snmpPort: number
  readonly token: string
}

const TRAP_OID = { linkDown: '1.3.6.1.6.3.1.1.5.3', linkUp: '1.3.6.1.6.3.1.1.5.4' } as const
const SNMP_TRAP_ADDRESS = '1.3.6.1.6.3.18.1.3.0'
/** A firing alert's lease: long enough that a paused presentation does not end it. */
const LEASE_MS = 30 * 60_000

/** Sends one step. `phase` says whether its alerts begin or end. @throws Error when the system refuses it */
export async function send(target: Target, step: Step, phase: 'firing' | 'resolved', startedAt: number): Promise<void> {
  switch (step.by) {
    case 'trap':
      return sendTrap(target, step)
    case 'prometheus':
      return post(
        target,
        '/api/v2/alerts',
        step.alerts.map((alert) => prometheusAlert(alert, phase, startedAt)),
      )
    case 'alertmanager':
      return post(target, '/ingest/alertmanager', webhook(step.alerts, phase, startedAt))
  }
}

async function sendTrap(target: Target, step: Extract<Step, { by: 'trap' }>): Promise<void> {
  const column = (name: number, table = '1.3.6.1.2.1.2.2.1') => `${table}.${name}.${step.ifIndex}`
  const datagram = trapPacket('public', step.ifIndex, TRAP_OID[step.trap], [
    { oid: column(1), value: { integer: step.ifIndex } },
    { oid: column(7), value: { integer: 1 } },
    { oid: column(8), value: { integer: step.trap === 'linkDown' ? 2 : 1 } },
    { oid: column(1, '1.3.6.1.2.1.31.1.1.1'), value: { text: step.ifName } },
    { oid: SNMP_TRAP_ADDRESS, value: { ip: step.ip } },
  ])
  await sendDatagram(target.snmpPort, datagram)
}

function labelsOf(alert: StoryAlert): Record<string, string> {
  return { alertname: alert.alertname, instance: alert.instance, severity: alert.severity, ...alert.labels }
}

function prometheusAlert(alert: StoryAlert, phase: 'firing' | 'resolved', startedAt: number): object {
  const now = Date.now()
  return {
    labels: labelsOf(alert),
    annotations: { summary: alert.summary },
    startsAt: new Date(startedAt).toISOString(),
    endsAt: new Date(phase === 'firing' ? now + LEASE_MS : now).toISOString(),
    generatorURL: 'http://prometheus.example.net/graph',
  }
}

function webhook(alerts: readonly StoryAlert[], phase: 'firing' | 'resolved', startedAt: number): object {
  return {
    version: '4',
    groupKey: '{}:{alertname="HostUnreachable"}',
    status: phase,
    receiver: 'nocturne',
    truncatedAlerts: 0,
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.net',
    alerts: alerts.map((alert) => ({
      status: phase,
      labels: labelsOf(alert),
      annotations: { summary: alert.summary },
      startsAt: new Date(startedAt).toISOString(),
      endsAt: phase === 'firing' ? '0001-01-01T00:00:00Z' : new Date().toISOString(),
      generatorURL: '',
    })),
  }
}

async function post(target: Target, path: string, body: unknown): Promise<void> {
  const answer = await fetch(target.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${target.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}
