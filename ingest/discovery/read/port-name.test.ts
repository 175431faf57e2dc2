import { describe, expect, it } from 'vitest'
import { looksLikePort, portKey } from './port-name.ts'

describe('portKey', () => {
  it.each([
    ['Gi1/0/1', 'GigabitEthernet1/0/1'],
    ['gi1/0/1', 'gigabitethernet 1/0/1'],
    ['Te1/3/0/3', 'TenGigabitEthernet1/3/0/3'],
    ['TGi0/1', 'Te0/1'],
    ['Twe1/0/1', 'TwentyFiveGigE1/0/1'],
    ['Hu1/0/49', 'HundredGigE1/0/49'],
    ['Fo1/49', 'fortyGigE 1/49'],
    ['Eth1/1', 'Ethernet1/1'],
    ['Po10', 'port-channel10'],
    ['ge-0/0/1.0', 'ge-0/0/1'],
    ['xe-0/1/0', 'XE-0/1/0'],
    ['1/1/49', '1/1/49'],
  ])('%s is %s', (one, other) => {
    expect(portKey(one)).toBe(portKey(other))
  })

  it.each([
    ['Gi1/0/1', 'Te1/0/1'],
    ['Gi1/0/1', 'Gi1/0/11'],
    ['ge-0/0/1.100', 'ge-0/0/1'],
    ['Fa0/1', 'Fo0/1'],
    ['ge-0/0/1', 'xe-0/0/1'],
  ])('%s is not %s', (one, other) => {
    expect(portKey(one)).not.toBe(portKey(other))
  })
})

describe('looksLikePort', () => {
  it.each(['xe-0/1/0', 'eth1', '1/1/49', 'Gi0/1', 'GigabitEthernet 0/12', 'xe-0/1/0.0'])('%s', (text) => {
    expect(looksLikePort(text)).toBe(true)
  })
  it.each(['612', 'uplink to core', 'D-Link DGS-3627G R3.00.B47 Port 2', 'NIC 1/10Gb', ''])('not %j', (text) => {
    expect(looksLikePort(text)).toBe(false)
  })
})
