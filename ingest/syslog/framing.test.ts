// RFC 6587: counted messages and lines, in any pieces.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_MESSAGE, SyslogFraming } from './framing.ts'

const counted = (text: string) => `${Buffer.byteLength(text)} ${text}`

describe('SyslogFraming', () => {
  it('reads both forms out of any pieces', () => {
    const stream = Buffer.from(`${counted('<13>one\nof two lines')}<13>two\n${counted('<13>drei ü')}<13>more\r\n`)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: stream.length - 1 })), (cuts) => {
        const framing = new SyslogFraming()
        const places = [...new Set([0, ...cuts, stream.length])].sort((a, b) => a - b)
        const read = places.slice(1).flatMap((end, i) => framing.push(stream.subarray(places[i], end)).messages)
        expect(read).toEqual(['<13>one\nof two lines', '<13>two', '<13>drei ü', '<13>more'])
      }),
    )
  })

  it('drops what is too long and goes on with the next line', () => {
    const framing = new SyslogFraming()
    expect(framing.push(Buffer.alloc(MAX_MESSAGE + 1, 'x'))).toEqual({ messages: [], tooLong: 1 })
    expect(framing.push(Buffer.from('xx\n<13>next\n'))).toEqual({ messages: ['<13>next'], tooLong: 0 })
    expect(framing.push(Buffer.from(`999999 ${'y'.repeat(10)}\n<13>after\n`))).toEqual({
      messages: ['<13>after'],
      tooLong: 1,
    })
  })

  it('gives the last line of a connection that closes', () => {
    const framing = new SyslogFraming()
    framing.push(Buffer.from('<13>last'))
    expect(framing.rest()).toBe('<13>last')
  })
})
