// NetBox's webhooks: a change on a device, on a part of it, on something that is no device.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { netboxWebhook } from './webhook.ts'

const change = (model: string, data: object, more = {}) => ({
  event: 'updated',
  timestamp: '2026-11-21T10:00:00Z',
  model,
  username: 'kim',
  request_id: 'r-1',
  data,
  ...more,
})

describe('NetBox', () => {
  it('a device: found by its name and address, with what changed', () => {
    const data = { id: 4, name: 'sw-4', display: 'sw-4', primary_ip: { address: '10.0.0.4/24' } }
    const snapshots = { prechange: { name: 'sw-4', status: 'active' }, postchange: { name: 'sw-4', status: 'offline' } }
    const event = readOne(netboxWebhook, change('device', data, { snapshots }))
    expect(gist(event)).toEqual({
      kind: 'notice',
      eventClass: 'netbox.device.updated',
      severity: 'indeterminate',
      hints: { hostname: 'sw-4', ip: '10.0.0.4' },
      component: undefined,
      summary: 'kim updated device sw-4',
    })
    expect(event.labels).toMatchObject({ changed: 'status' })
  })

  it('an interface: the device that it is on', () => {
    const event = readOne(netboxWebhook, change('interface', { id: 7, name: 'Gi0/3', device: { name: 'sw-4' } }))
    expect(event.resource).toEqual({ hints: { hostname: 'sw-4' }, component: 'ifName=Gi0/3' })
  })

  it('a prefix: no device', () => {
    const event = readOne(netboxWebhook, change('prefix', { id: 9, display: '10.0.0.0/24' }))
    expect(event.resource).toEqual({ hints: { service: 'netbox' }, component: 'prefix=10.0.0.0/24' })
  })

  it.each([
    [{ event: 'updated' }, 'missing_field'],
    [{ event: 'updated', model: 'device', data: [] }, 'missing_field'],
  ])('refuses %j as %s', (body, reason) => {
    expect(readAll(netboxWebhook, body)[0]).toMatchObject({ reason })
  })
})
