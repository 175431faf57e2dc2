import { describe, expect, it } from 'vitest'
import { portName } from './port-name.ts'

describe('port names', () => {
  it.each([
    ['long word', 'GigabitEthernet0/3', 'Gi0/3'],
    ['long word, blank, any case', ' gigabitethernet 1/0/24 ', 'Gi1/0/24'],
    ['short word, any case', 'gi0/3', 'Gi0/3'],
    ['NX-OS', 'Ethernet1/49', 'Eth1/49'],
    ['NX-OS, short', 'eth1/49', 'Eth1/49'],
    ['sub-interface', 'TenGigabitEthernet0/0/1.100', 'Te0/0/1.100'],
    ['channel', 'Port-channel12', 'Po12'],
    ['Linux: a name of its own', 'eth0', 'eth0'],
    ['Junos: a name of its own', 'xe-0/0/1.0', 'xe-0/0/1.0'],
    ['a loopback elsewhere', 'lo0', 'lo0'],
    ['free text', 'Port 3', 'Port 3'],
    ['empty', ' ', ''],
  ])('%s', (_what, text, name) => {
    expect(portName(text)).toBe(name)
    expect(portName(portName(text)), 'a second time changes nothing').toBe(name)
  })
})
