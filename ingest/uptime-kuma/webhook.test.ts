// Uptime Kuma's webhook body: heartbeat, monitor, msg.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { uptimeKumaWebhook } from './webhook.ts'

const beat = (status: number, monitor: object = {}) => ({
  heartbeat: {
    monitorID: 4,
    status,
    time: '2026-11-21 10:04:58.120',
    msg: status === 1 ? '200 - OK' : 'timeout of 48000ms exceeded',
    ping: status === 1 ? 31 : null,
    important: true,
    duration: 60,
  },
  monitor: {
    id: 4,
    name: 'Shop',
    type: 'http',
    url: 'https://shop.example.net/health',
    hostname: null,
    port: null,
    ...monitor,
  },
  msg: `[Shop] [${status === 1 ? '✅ Up' : '🔴 Down'}] timeout`,
})

describe('Uptime Kuma', () => {
  it('down => up: one fingerprint, the URL is the component', () => {
    const down = readOne(uptimeKumaWebhook, beat(0))
    expect(gist(down)).toEqual({
      kind: 'raise',
      eventClass: 'endpointDown',
      severity: 'major',
      hints: { hostname: 'shop.example.net', service: 'Shop' },
      component: 'url=https://shop.example.net/health',
      summary: '[Shop] [🔴 Down] timeout',
    })
    expect(down.occurredAt).toBe(Date.parse('2026-11-21T10:04:58.120Z'))
    expect(readOne(uptimeKumaWebhook, beat(1))).toMatchObject({ kind: 'clear', fingerprint: down.fingerprint })
  })

  it('a ping monitor is about the host, a port monitor about the port', () => {
    const ping = beat(0, { type: 'ping', hostname: '10.0.0.9', url: 'https://' })
    expect(gist(readOne(uptimeKumaWebhook, ping))).toMatchObject({
      eventClass: 'HostDown',
      severity: 'critical',
      hints: { ip: '10.0.0.9' },
      component: undefined,
    })
    const port = beat(0, { type: 'port', hostname: 'mail-1', port: 25, url: 'https://' })
    expect(gist(readOne(uptimeKumaWebhook, port))).toMatchObject({
      hints: { hostname: 'mail-1' },
      component: 'port=25',
    })
  })

  it.each([2, 3])('status %i only tells', (status) =>
    expect(readOne(uptimeKumaWebhook, beat(status)).kind).toBe('notice'),
  )

  it('a test message and a certificate reminder are notices', () => {
    expect(readOne(uptimeKumaWebhook, { heartbeat: null, monitor: null, msg: 'nocturne Testing' })).toMatchObject({
      kind: 'notice',
      eventClass: 'uptimeKumaMessage',
    })
    const reminder = {
      heartbeat: null,
      monitor: null,
      msg: '[Shop][https://shop.example.net] server certificate shop.example.net will expire in 7 days',
    }
    expect(readOne(uptimeKumaWebhook, reminder)).toMatchObject({
      kind: 'notice',
      eventClass: 'certificateExpiring',
      severity: 'warning',
      resource: { hints: { hostname: 'shop.example.net' } },
    })
  })

  it('refuses an unknown status', () => {
    expect(readAll(uptimeKumaWebhook, beat(9))[0]).toMatchObject({ reason: 'unknown_status' })
  })
})
