// The list of expected heartbeats: what it means and what is wrong with it.
import { describe, expect, it } from 'vitest'
import { heartbeatSettings } from './heartbeat-settings.ts'

const { heartbeatsExpect } = heartbeatSettings()

describe('heartbeats.expect', () => {
  it('reads durations; any sender and major unless told', () => {
    const given = [
      { source: 'snmp', sender: 'udp:10.0.0.5', every: '90s' },
      { source: 'zabbix', every: '2h', severity: 'critical' },
    ]
    expect(heartbeatsExpect.parse(given)).toEqual({
      ok: true,
      value: [
        { source: 'snmp', sender: 'udp:10.0.0.5', everyMs: 90_000, severity: 'major' },
        { source: 'zabbix', sender: null, everyMs: 7_200_000, severity: 'critical' },
      ],
    })
  })

  it.each([
    ['snmp', 'must be a list'],
    [[7], 'item 1: must be a table'],
    [[{ every: '5m' }], 'item 1: source is missing'],
    [[{ source: 'a', every: '5 minutes' }], 'item 1: every must be at least 30s'],
    [[{ source: 'a', every: '10s' }], 'item 1: every must be at least 30s'],
    [
      [
        { source: 'a', every: '5m' },
        { source: 'a', every: '5m', severity: 'loud' },
      ],
      'item 2: severity must be one of',
    ],
    [[{ source: 'a', every: '5m', how: 'x' }], 'item 1: how is not one of'],
  ])('refuses %j', (given, fault) => {
    const parsed = heartbeatsExpect.parse(given)
    expect(parsed.ok ? '' : parsed.fault).toContain(fault)
  })
})
