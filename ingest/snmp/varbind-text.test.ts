import { describe, expect, it } from 'vitest'
import type { CatalogObject } from './catalog/catalog-entry.ts'
import { MAX_VALUE_TEXT, varbindText } from './varbind-text.ts'

const octets = (value: string | Buffer, object?: CatalogObject, type = 0x04): string =>
  varbindText({ oid: '1.3', type, value: Buffer.from(value) }, object)
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')

describe('varbindText', () => {
  it.each([
    ['printable ASCII', octets('Gi0/3'), 'Gi0/3'],
    ['UTF-8', octets('机房 A'), '机房 A'],
    ['NULs at the end', octets('up\0\0'), 'up'],
    ['nothing', octets(''), ''],
    ['control characters', octets(hex('0102')), '0x0102'],
    ['broken UTF-8', octets(hex('61ff')), '0x61ff'],
    ['an escape sequence', octets('\u001b[31mred'), '0x1b5b33316d726564'],
    ['NULs only', octets(hex('0000')), '0x0000'],
    ['a MAC address', octets(hex('001122aabbcc'), { oid: '1', format: 'mac' }), '00:11:22:aa:bb:cc'],
    ['an IPv4 InetAddress', octets(hex('0a000001'), { oid: '1', format: 'inetAddress' }), '10.0.0.1'],
    [
      'an IPv6 InetAddress',
      octets(hex('20010db8000000000000000000000001'), { oid: '1', format: 'inetAddress' }),
      '2001:db8::1',
    ],
    [
      'DateAndTime',
      octets(hex('07e2060b0b2d0a002b0200'), { oid: '1', format: 'dateAndTime' }),
      '2018-06-11T11:45:10.0+02:00',
    ],
    ['an Opaque float', octets(hex('9f780442280000'), undefined, 0x44), '42'],
    ['a Counter64', octets(hex('00ffffffffffffffff'), undefined, 0x46), '18446744073709551615'],
    ['a number', varbindText({ oid: '1', type: 2, value: -5 }), '-5'],
    ['an enumeration', varbindText({ oid: '1', type: 2, value: 2 }, { oid: '1', values: { 2: 'down' } }), 'down'],
    [
      'a value the enumeration does not know',
      varbindText({ oid: '1', type: 2, value: 9 }, { oid: '1', values: {} }),
      '9',
    ],
    ['an OID with a word', varbindText({ oid: '1', type: 6, value: '1.2' }, { oid: '1', words: { '1.2': 'w' } }), 'w'],
    ['NULL', varbindText({ oid: '1', type: 5, value: null }), ''],
  ])('writes %s', (_, got, expected) => {
    expect(got).toBe(expected)
  })

  it('cuts long values', () => {
    expect(octets('x'.repeat(5000)).length).toBe(MAX_VALUE_TEXT)
    expect(octets(Buffer.alloc(5000)).length).toBeLessThanOrEqual(MAX_VALUE_TEXT)
  })
})
