import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalAddress, isLocalAddress } from './address.ts'

describe('addresses in one form', () => {
  it.each([
    ['IPv4', '10.0.0.1', '10.0.0.1'],
    ['IPv4 with a prefix length', '10.0.0.1/24', '10.0.0.1'],
    ['IPv6 in capitals, long', '2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['IPv6 compressed elsewhere', '2001:db8:0:0::1', '2001:db8::1'],
    ['the first of two longest runs', '2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['a single zero stays', '2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['brackets and zone', '[fe80::1%eth0]', 'fe80::1'],
    ['IPv4 mapped', '::ffff:10.0.0.1', '10.0.0.1'],
    ['IPv4 mapped in hex', '::FFFF:0a00:0001', '10.0.0.1'],
    ['nothing but zeros', '0:0:0:0:0:0:0:0', '::'],
    ['a name', 'web-1', null],
    ['out of range', '10.0.0.256', null],
    ['too many groups', '1:2:3:4:5:6:7:8:9', null],
    ['two compressions', '1::2::3', null],
    ['a MAC', 'aa:bb:cc:00:11:22', null],
  ])('%s', (_what, text, address) => {
    expect(canonicalAddress(text)).toBe(address)
  })

  it('every way to write an address gives the same, once and for all', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const once = canonicalAddress(text)
        expect(once).not.toBeNull()
        expect(canonicalAddress(once ?? '')).toBe(once)
        expect(canonicalAddress(text.toUpperCase())).toBe(once)
      }),
    )
  })

  it('tells what means another device on each device', () => {
    expect(['127.0.0.1', '::1', '::', 'fe80::1', '169.254.3.4'].filter(isLocalAddress)).toHaveLength(5)
    expect(['10.0.0.1', '2001:db8::1', '1270::1'].filter(isLocalAddress)).toEqual([])
  })
})
