// LibreNMS's API transport with the body of docs/sources/librenms.md.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { librenmsWebhook } from './webhook.ts'

const alert = (change: object = {}) => ({
  title: 'Alert for device 10.0.9.1 - Port status up/down',
  hostname: '10.0.9.1',
  sysName: 'edge-9',
  ip: '10.0.9.1',
  device_id: '9',
  rule_id: '4',
  name: 'Port status up/down',
  state: '1',
  severity: 'critical',
  uid: '100',
  faults: '#1: sysObjectID => .1.3.6.1.4.1.2636; ifName => xe-0/0/7; ifAlias => transit; ',
  msg: '',
  ...change,
})

describe('LibreNMS', () => {
  it('alert => worse => recovered: one fingerprint, the one port that is named', () => {
    const raised = readOne(librenmsWebhook, alert())
    expect(gist(raised)).toMatchObject({
      kind: 'raise',
      eventClass: 'linkDown',
      severity: 'critical',
      hints: { ip: '10.0.9.1', sysName: 'edge-9' },
      component: 'ifName=xe-0/0/7',
    })
    const cleared = readOne(librenmsWebhook, alert({ state: '0', severity: 'ok', faults: '', uid: '102' }))
    expect(cleared).toMatchObject({ kind: 'clear', fingerprint: raised.fingerprint })
    expect(readOne(librenmsWebhook, alert({ state: '3', uid: '101' }))).toMatchObject({
      kind: 'raise',
      fingerprint: raised.fingerprint,
    })
    expect(readOne(librenmsWebhook, alert({ state: '2' })).kind).toBe('notice')
  })

  it('Devices up/down is HostDown', () => {
    expect(readOne(librenmsWebhook, alert({ name: 'Devices up/down', faults: '' }))).toMatchObject({
      eventClass: 'HostDown',
    })
  })

  it('refuses what names no device', () => {
    expect(readAll(librenmsWebhook, alert({ hostname: '' }))[0]).toMatchObject({ reason: 'missing_field' })
  })
})
