import { describe, expect, it } from 'vitest'
import { isIdentifying, macOf, macOrText } from './mac-address.ts'
import { textOf } from './octet-text.ts'

describe('macOf', () => {
  it.each([
    [Buffer.from('001b213c4d5e', 'hex')],
    ['00:1b:21:3c:4d:5e'],
    ['00-1B-21-3C-4D-5E'],
    ['0:1b:21:3c:4d:5e'],
    ['00 1b 21 3c 4d 5e'],
    ['001b.213c.4d5e'],
    ['001b21-3c4d5e'],
    ['001B213C4D5E'],
    [Buffer.from('00:1b:21:3c:4d:5e\0')],
  ])('%s', (value) => {
    expect(macOf(value)).toBe('00:1b:21:3c:4d:5e')
  })
  it.each(['1/1/53', '', 'ge-0/0/1', '612', '10.0.0.1'])('not %j', (text) => {
    expect(macOf(text)).toBeUndefined()
  })
})

describe('macOrText', () => {
  it.each([
    ['six octets of text are text', Buffer.from('Gi0/14'), 'Gi0/14'],
    ['six octets that are none are an address', Buffer.from('001b213c4d5e', 'hex'), '00:1b:21:3c:4d:5e'],
    ['text that writes an address is one', Buffer.from('001b.213c.4d5e'), '00:1b:21:3c:4d:5e'],
    ['other octets are hex', Buffer.from('0102', 'hex'), '0102'],
  ])('%s', (_, value, expected) => {
    expect(macOrText(value)).toBe(expected)
  })
})

describe('textOf', () => {
  it.each([
    ['ends at a NUL, whatever memory is behind it', Buffer.from('sw73\0\0x\u0001'), 'sw73'],
    ['Latin-1 where it is no UTF-8', Buffer.from([0x4d, 0xfc]), 'Mü'],
    ['UTF-8', Buffer.from('Zürich'), 'Zürich'],
    ['control characters are hex', Buffer.from([1, 2]), '0102'],
    ['a number', 7, '7'],
    ['nothing', undefined, ''],
  ])('%s', (_, value, expected) => {
    expect(textOf(value)).toBe(expected)
  })
})

it.each([
  ['00:1b:21:3c:4d:5e', true],
  ['00:00:00:00:00:00', false],
  ['ff:ff:ff:ff:ff:ff', false],
  ['01:80:c2:00:00:0e', false],
])('%s tells a device from others: %s', (mac, expected) => {
  expect(isIdentifying(mac)).toBe(expected)
})
