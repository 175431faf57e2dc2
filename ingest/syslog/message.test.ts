// Headers of syslog as devices write them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSyslog } from './message.ts'

describe('parseSyslog', () => {
  it('RFC 5424, with structured data', () => {
    const line =
      '<130>1 2026-11-21T23:09:04.615566+00:00 web-1 shop 123 LINK [timeQuality tzKnown="1"][zoo@123 k="a \\"b\\" \\] c"] \uFEFFlink down'
    expect(parseSyslog(line)).toEqual({
      level: 2,
      facility: 16,
      at: Date.parse('2026-11-21T23:09:04.615Z'),
      host: 'web-1',
      app: 'shop',
      msgId: 'LINK',
      data: { tzKnown: '1', k: 'a "b" ] c' },
      text: 'link down',
    })
  })

  it.each([
    [
      'RFC 3164',
      '<27>Nov 21 23:09:04 vm myapp[77]: link down',
      { host: 'vm', app: 'myapp', text: 'link down', level: 3 },
    ],
    ['a day of one digit', '<27>Nov  1 03:09:04 vm myapp: x', { host: 'vm', app: 'myapp', text: 'x' }],
    [
      'an ISO time',
      '<27>2026-11-21T23:09:04+01:00 vm kernel: x',
      { host: 'vm', app: 'kernel', text: 'x', at: Date.parse('2026-11-21T22:09:04Z') },
    ],
    [
      'Cisco with a sequence number',
      '<189>123: *Nov 21 23:09:04.123: %LINK-3-UPDOWN: Interface Gi0/3, changed state to down',
      { host: '', app: '', text: '%LINK-3-UPDOWN: Interface Gi0/3, changed state to down' },
    ],
    [
      'Cisco that names itself',
      '<189>123: sw-1: *Nov 21 23:09:04.123 UTC: %SYS-5-RESTART: System restarted --',
      { host: 'sw-1', text: '%SYS-5-RESTART: System restarted --' },
    ],
    [
      'Cisco behind a relay',
      '<189>Nov 21 23:09:04 sw-1 %LINK-3-UPDOWN: Interface Gi0/3, changed state to down',
      { host: 'sw-1', text: '%LINK-3-UPDOWN: Interface Gi0/3, changed state to down' },
    ],
    [
      'Huawei',
      '<188>Nov 21 2026 23:09:04 core-1 %%01IFNET/4/IF_STATE(l)[5]:Interface GigabitEthernet0/0/1 has turned into DOWN state.',
      { host: 'core-1', app: '' },
    ],
    ['no header at all', '<13>just text', { host: '', app: '', text: 'just text' }],
  ])('%s', (_, line, expected) => expect(parseSyslog(line)).toMatchObject(expected))

  it.each(['no priority', '<192>too large', '<>x', ''])('%j is no syslog', (line) =>
    expect(parseSyslog(line)).toBeUndefined(),
  )

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('<13>', '<13>1 - - - - - [', '<13>Nov 21 23:09:04 ', '<13>1: '),
        (text, head) => {
          expect(parseSyslog(head + text)?.level).toBe(5)
        },
      ),
    )
  })
})
