import { describe, expect, it } from 'vitest'
import { inRanges, readTargets } from './targets.ts'

describe('readTargets', () => {
  it.each([
    ['an address', ['192.0.2.7'], ['192.0.2.7']],
    ['an IPv6 address', ['2001:db8::7'], ['2001:db8::7']],
    [
      'a range without its network and broadcast address',
      ['192.0.2.9/29'],
      ['192.0.2.9', '192.0.2.10', '192.0.2.11', '192.0.2.12', '192.0.2.13', '192.0.2.14'],
    ],
    ['a link of two', ['192.0.2.0/31'], ['192.0.2.0', '192.0.2.1']],
    ['one address as a range', ['192.0.2.7/32'], ['192.0.2.7']],
    ['an IPv6 range', ['2001:db8::fffe/127'], ['2001:db8::fffe', '2001:db8::ffff']],
    ['the same twice', ['192.0.2.7', '192.0.2.7/32'], ['192.0.2.7']],
  ])('%s', (_, items, addresses) => {
    expect(readTargets(items, 16)).toEqual({ ok: true, addresses, names: [] })
  })

  it('keeps names for the DNS', () => {
    expect(readTargets(['sw-1.example.net'], 16)).toEqual({ ok: true, addresses: [], names: ['sw-1.example.net'] })
  })

  it('lists everything that cannot be asked', () => {
    expect(readTargets(['10.0.0.0/8', '192.0.2.0/33', 'a b', '1/2/3', '-x'], 16)).toEqual({
      ok: false,
      faults: [
        '10.0.0.0/8: 16777216 addresses; at most 16 of one range: give the smaller ranges that are in use',
        '192.0.2.0/33: no CIDR range',
        'a b: neither an address, a range nor a name',
        '1/2/3: neither an address, a range nor a name',
        '-x: neither an address, a range nor a name',
      ],
    })
  })
})

it('tells what is in a range', () => {
  const allowed = inRanges(['192.0.2.0/24', '2001:db8::1', 'core-1.example.net'])
  expect(['192.0.2.200', '192.0.3.1', '2001:db8::1', '2001:db8::2'].map(allowed)).toEqual([true, false, true, false])
  expect(inRanges([])('192.0.2.1')).toBe(false)
})
