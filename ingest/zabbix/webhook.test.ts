// Zabbix: the object that the media type of docs/sources/zabbix.md builds from macros.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { zabbixWebhook } from './webhook.ts'

const problem = (change: object = {}) => ({
  event_source: '0',
  event_value: '1',
  event_id: '8812',
  event_name: 'Interface ge-0/0/3(to core-1): Link down',
  event_nseverity: '3',
  event_timestamp: '1795255500',
  event_update_status: '0',
  event_update_action: '',
  event_opdata: 'Current state: down (2)',
  event_tags: '[{"tag":"component","value":"network"},{"tag":"interface","value":"ge-0/0/3"}]',
  trigger_id: '23011',
  host: 'access-7',
  host_name: 'Access switch 7',
  host_ip: '10.0.7.1',
  zabbix_url: 'https://zabbix.example.net/',
  ...change,
})

describe('Zabbix webhook', () => {
  it('a problem: class and port from name and tags, severity from the number', () => {
    const event = readOne(zabbixWebhook, problem())
    expect(gist(event)).toEqual({
      kind: 'raise',
      eventClass: 'linkDown',
      severity: 'minor',
      hints: { hostname: 'access-7', ip: '10.0.7.1' },
      component: 'ifName=ge-0/0/3',
      summary: 'Interface ge-0/0/3(to core-1): Link down (Current state: down (2))',
    })
    expect(event.links[0]?.url).toBe('https://zabbix.example.net/tr_events.php?triggerid=23011&eventid=8812')
    expect(event.occurredAt).toBe(1_795_255_500_000)
  })

  it('problem => acknowledged => recovery: one fingerprint', () => {
    const raised = readOne(zabbixWebhook, problem())
    const update = readOne(zabbixWebhook, problem({ event_update_status: '1', event_update_action: 'acknowledged' }))
    const recovery = readOne(
      zabbixWebhook,
      problem({
        event_value: '0',
        event_name: 'Interface ge-0/0/3(to core-1): Link down',
        event_timestamp: '1795255600',
      }),
    )
    expect(update).toMatchObject({ kind: 'raise', fingerprint: raised.fingerprint })
    expect(recovery).toMatchObject({ kind: 'clear', severity: 'cleared', fingerprint: raised.fingerprint })
    expect(new Set([raised.id, update.id, recovery.id]).size).toBe(3)
    expect(readOne(zabbixWebhook, problem()).id, 'a retry is the same occurrence').toBe(raised.id)
  })

  it.each([
    ['Linux: /var: Disk space is critically low (used > 90%)', 'diskFull', '/var'],
    ['FS [Data(/srv)]: Space is critically low (used > 90%)', 'diskFull', '/srv'],
    ['Unavailable by ICMP ping', 'HostDown', undefined],
    ['High CPU utilization (over 90% for 5m)', 'highCpu', undefined],
    ['Cisco IOS: High memory utilization (>90% for 5m)', 'highMemory', undefined],
    ['Cisco IOS: Fan 2 left: Fan is in critical state', 'fanFailed', 'sensor=Fan 2 left'],
    ['Orders queue is longer than 100', 'Orders queue is longer than 100', undefined],
    ['edge-1 has been restarted (uptime < 10m)', 'deviceRestarted', undefined],
  ])('%s => %s %s', (event_name, eventClass, component) => {
    const event = readOne(zabbixWebhook, problem({ event_name, event_tags: '[]' }))
    expect([event.eventClass, event.resource.component]).toEqual([eventClass, component])
  })

  it('discovery and autoregistration only tell', () => {
    expect(readOne(zabbixWebhook, problem({ event_source: '1' })).kind).toBe('notice')
  })

  it('a macro that Zabbix did not resolve counts as absent', () => {
    const event = readOne(zabbixWebhook, problem({ host_ip: '{HOST.IP}', event_timestamp: '{EVENT.TIMESTAMP}' }))
    expect(event.resource.hints).toEqual({ hostname: 'access-7' })
    expect(event.occurredAt).toBe(event.observedAt)
  })

  it.each([
    [{ event_value: '7' }, 'unknown_status'],
    [{ event_name: '' }, 'missing_field'],
    [{ trigger_id: '', event_id: '{EVENT.ID}' }, 'no_identity'],
  ])('refuses %j as %s', (change, reason) => {
    expect(readAll(zabbixWebhook, problem(change))[0]).toMatchObject({ reason })
  })
})
