// The whole way of a datagram without a socket, under mutation.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { communityMessage, usmMessage } from './ber-encode.test-support.ts'
import { createCatalog } from './catalog/catalog.ts'
import { STANDARD_MIBS } from './catalog/standard-catalog.ts'
import { recorded, RECORDED, RECORDED_USERS } from './recorded-packets.test-support.ts'
import type { RefusalReason } from './refusal.ts'
import { createSnmpMetrics } from './snmp-metrics.ts'
import { createTrapIntake } from './trap-intake.ts'

const CATALOG = createCatalog(STANDARD_MIBS)

function intake() {
  const events: MonitoringEvent[] = []
  const refused: RefusalReason[] = []
  const sent: Buffer[] = []
  const { accept } = createTrapIntake({
    config: {
      domain: 'default',
      snmp: {
        host: '',
        port: 0,
        communities: ['public'],
        users: RECORDED_USERS,
        v3ReplayMode: 'lenient',
        sources: [],
        catalog: null,
      },
    },
    identity: { engineId: '80001f8805aaaaaaaaaaaaaaaaaaaaaaaa', boots: 3 },
    catalog: () => CATALOG,
    outbox: {
      addTrap: (event) => events.push(event),
      addInform: (event, settled) => {
        events.push(event)
        settled(true)
      },
      stop: () => Promise.resolve(),
    },
    metrics: createSnmpMetrics(createMetrics()),
    send: (datagram) => sent.push(datagram),
    refused: ({ reason }) => refused.push(reason),
  })
  const from = (address = '192.0.2.7') => ({ address, port: 4000, family: 'IPv4' as const, size: 0 })
  return { events, refused, sent, accept: (datagram: Buffer, address?: string) => accept(datagram, from(address)) }
}

/** The slowest of the run are tried again: what stalls by what is in it does so each time, what the machine did between does not. */
const TRIED_AGAIN = 5
const ATTEMPTS = 10
/** What costs most by its nature: the keys of both protocols are derived for an engine that nobody has seen. */
const DEAREST = Buffer.from(RECORDED.v3Priv.replace('8000000001020304', '80000000010203ff'), 'hex')
const TIMES_THE_DEAREST = 10

/** The least of some attempts in an intake of its own each, so that nothing is known from the last one. */
function leastMs(datagram: Buffer): number {
  const spent = Array.from({ length: ATTEMPTS }, () => {
    const { accept } = intake()
    const began = performance.now()
    accept(datagram)
    return performance.now() - began
  })
  return Math.min(...spent)
}

describe('the trap intake', () => {
  it('ends each datagram in exactly one event, reply or reason, and never throws or stalls', () => {
    const to = intake()
    const corpus = Object.values(RECORDED).map((hex) => Buffer.from(hex, 'hex'))
    let datagrams = 0
    let slowest: { readonly datagram: Buffer; readonly ms: number }[] = []
    const change = fc.tuple(fc.nat(400), fc.nat(255))
    const mutated = fc
      .tuple(fc.constantFrom(...corpus), fc.array(change, { minLength: 1, maxLength: 8 }))
      .map(([packet, changes]) => {
        const copy = Buffer.from(packet)
        for (const [at, octet] of changes) copy[at % copy.length] = octet
        return copy
      })
    fc.assert(
      fc.property(mutated, fc.ipV4(), (datagram, source) => {
        const began = performance.now()
        to.accept(datagram, source)
        slowest.push({ datagram, ms: performance.now() - began })
        slowest = slowest.sort((a, b) => b.ms - a.ms).slice(0, TRIED_AGAIN)
        datagrams++
        const ended = to.events.length + to.refused.length + to.sent.filter((reply) => !isResponse(reply)).length
        expect(ended, datagram.toString('hex')).toBe(datagrams)
      }),
      { numRuns: 4000 },
    )
    expect(new Set(to.refused).size).toBeGreaterThan(5)
    const dearestMs = leastMs(DEAREST)
    for (const { datagram } of slowest) {
      const times = leastMs(datagram) / dearestMs
      expect(times, `stalls the event loop: ${datagram.toString('hex')}`).toBeLessThan(TIMES_THE_DEAREST)
    }
  })

  it('gives distinct ids to traps with the same contents, and one id to one inform', () => {
    const to = intake()
    to.accept(recorded('v2cLinkDown'))
    to.accept(recorded('v2cLinkDown'))
    to.accept(recorded('v2cInform'))
    to.accept(recorded('v2cInform'))
    const ids = to.events.map(({ id }) => id)
    expect([ids.length, new Set(ids).size]).toEqual([3, 3])
    expect(to.sent.length).toBe(2)
  })

  it('normalises IPv4 addresses that came through an IPv6 socket', () => {
    const to = intake()
    to.accept(communityMessage(), '::ffff:192.0.2.7')
    expect(to.events[0]).toMatchObject({ sender: 'udp:192.0.2.7', resource: { hints: { ip: '192.0.2.7' } } })
  })

  it('refuses a notification without snmpTrapOID', () => {
    const to = intake()
    to.accept(communityMessage({ varbinds: [] }))
    expect(to.refused).toEqual(['undecodable'])
  })

  it('answers nobody it does not know', () => {
    const to = intake()
    to.accept(usmMessage({ engineId: Buffer.alloc(8, 1), user: 'nobody', flags: 4 }))
    to.accept(usmMessage({ engineId: Buffer.alloc(8, 1), user: 'signed', flags: 4 }))
    to.accept(communityMessage({ community: 'guess', tag: 0xa6 }))
    expect([to.refused, to.sent]).toEqual([['unknown_user', 'wrong_security_level', 'wrong_community'], []])
  })

  it('flags traps outside of the time window when lenient', () => {
    const to = intake()
    const trap = (boots: number) =>
      to.accept(
        usmMessage({ engineId: Buffer.alloc(8, 1), user: 'signed', authKey: 'auth phrase', boots, requestId: boots }),
      )
    trap(9)
    trap(2)
    expect(to.events.map(({ annotations }) => annotations['snmpTimeliness'])).toEqual([undefined, 'out_of_window'])
  })
})

/** The answer to a v2c inform; its event is counted already. */
function isResponse(reply: Buffer): boolean {
  return reply[14] === 0xa2 || reply[13] === 0xa2
}
