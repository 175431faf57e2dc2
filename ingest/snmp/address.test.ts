import { describe, expect, it } from 'vitest'
import { addressText, normaliseAddress } from './address.ts'
import { instanceText } from './component.ts'

describe('normaliseAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:db8::1', '2001:db8::1'],
  ])('%s => %s', (address, expected) => {
    expect(normaliseAddress(address)).toBe(expected)
  })
})

describe('addressText', () => {
  it.each([
    ['0a000001', '10.0.0.1'],
    ['00000000000000000000000000000001', '::1'],
    ['20010db8000000000000000000000000', '2001:db8::'],
    ['20010db8000000010000000000000001', '2001:db8:0:1::1'],
    ['20010db8000100020003000400050006', '2001:db8:1:2:3:4:5:6'],
    ['0a0000', undefined],
  ])('%s => %s', (hex, expected) => {
    expect(addressText(Buffer.from(hex, 'hex'))).toBe(expected)
  })
})

describe('instanceText', () => {
  it.each([
    ['10.0.0.2', 'ipAddress', '10.0.0.2'],
    ['10.0.0.2.0', 'ipAddress', '10.0.0.2'],
    ['3', 'ipAddress', undefined],
    ['1.4.10.0.0.2', 'inetAddress', '10.0.0.2'],
    ['2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1', 'inetAddress', '2001:db8::1'],
    ['1.4.10.0', 'inetAddress', undefined],
    ['3.114.101.100', 'text', 'red'],
    ['9.114', 'text', undefined],
    ['2.1.0.0', 'dotted', '2.1.0.0'],
  ] as const)('%s as %s => %s', (instance, as, expected) => {
    expect(instanceText(instance, as)).toBe(expected)
  })
})
