import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const utf16 = (text: string, little: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return little ? bytes : bytes.swap16()
}

describe('text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('交换机'), null],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF交换机'), null],
    ['UTF-16, as Excel saves "Unicode text"', utf16('交换机', true), null],
    ['UTF-16 the other way round', utf16('交换机', false), null],
    ['GB 18030, named', Buffer.from([0xbd, 0xbb, 0xbb, 0xbb, 0xbb, 0xfa]), 'gb18030'],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeText(bytes, encoding)).toEqual({ ok: true, text: '交换机' })
  })

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0xbd, 0xbb]), null, /save it as UTF-8/],
    ['bytes that are not what was named', Buffer.from([0xff]), 'gb18030', /is not gb18030 text$/],
    ['an encoding that nobody knows', Buffer.from('x'), 'klingon', /klingon is not known/],
  ])('%s', (_name, bytes, encoding, message) => {
    const decoded = decodeText(bytes, encoding)
    expect(decoded.ok ? decoded.text : decoded.message).toMatch(message)
  })
})
