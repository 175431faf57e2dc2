import snmp from 'net-snmp'
import { describe, expect, it } from 'vitest'
import { INFORM, usmMessage, type UsmOptions } from '../ber-encode.test-support.ts'
import { readEnvelope, type UsmEnvelope } from '../envelope.ts'
import { recorded, RECORDED_USERS } from '../recorded-packets.test-support.ts'
import { ENGINE_LIMITS } from './engine-table.ts'
import { boundKeyCache } from './usm-authentication.ts'
import { createUsmGate, type UsmGate, type UsmVerdict } from './usm-gate.ts'
import { usmUser } from './usm-user.ts'

const OWN = { engineId: '80001f8805aaaaaaaaaaaaaaaaaaaaaaaa', now: () => ({ boots: 7, time: 1000 }) }
const ENGINE = Buffer.from('8000000001020305', 'hex')

function gate(mode: 'strict' | 'lenient' = 'lenient', limits = ENGINE_LIMITS): UsmGate {
  return createUsmGate({ users: RECORDED_USERS.map((user) => usmUser(user)), mode, own: OWN, limits })
}

function admit(to: UsmGate, datagram: Buffer, now = 0, source = '192.0.2.7'): UsmVerdict {
  const envelope = readEnvelope(datagram)
  if (typeof envelope === 'string' || envelope.version !== 'v3') throw new Error('no v3 message')
  return to.admit(datagram, envelope satisfies UsmEnvelope, source, now)
}

const signed = (more: Partial<UsmOptions> = {}): Buffer =>
  usmMessage({ engineId: ENGINE, user: 'signed', authKey: 'auth phrase', ...more })

describe('the USM gate', () => {
  it.each(['v3NoAuth', 'v3Auth', 'v3Priv'] as const)('admits %s of snmptrap', (name) => {
    expect(admit(gate(), recorded(name))).toMatchObject({ admitted: true })
  })

  it.each([
    ['no user name', usmMessage({ engineId: ENGINE, user: '' }), 'empty_user'],
    ['a user nobody configured', usmMessage({ engineId: ENGINE, user: 'nobody' }), 'unknown_user'],
    ['a signed user without signature', usmMessage({ engineId: ENGINE, user: 'signed' }), 'wrong_security_level'],
    ['a sealed user, only signed', signed({ user: 'sealed' }), 'wrong_security_level'],
    ['an open user, signed', signed({ user: 'open' }), 'wrong_security_level'],
    ['an engineID of 4 octets', signed({ engineId: Buffer.alloc(4, 1) }), 'bad_engine_id'],
    ['an engineID of zeros', signed({ engineId: Buffer.alloc(8) }), 'bad_engine_id'],
    ['the wrong key', signed({ authKey: 'other phrase' }), 'wrong_digest'],
    ['a changed octet', flip(signed()), 'wrong_digest'],
  ])('refuses %s', (_, datagram, reason) => {
    expect(admit(gate(), datagram)).toEqual({ admitted: false, reason })
  })

  it.each(['strict', 'lenient'] as const)('refuses an exact replay in %s mode, also an hour later', (mode) => {
    const to = gate(mode)
    const datagram = signed()
    expect(admit(to, datagram, 0)).toMatchObject({ admitted: true, timeliness: 'in_window' })
    expect(admit(to, datagram, 1000)).toEqual({ admitted: false, reason: 'replayed' })
    expect(admit(to, datagram, 3_600_000).admitted).toBe(false)
    expect(admit(to, signed({ requestId: 2, time: 101 }), 2000)).toMatchObject({ admitted: true })
  })

  it('refuses what is outside of the window when strict, and flags it when lenient', () => {
    for (const [mode, expected] of [
      ['strict', { admitted: false, reason: 'not_in_time_window' }],
      ['lenient', { admitted: true, timeliness: 'out_of_window' }],
    ] as const) {
      const to = gate(mode)
      admit(to, signed({ boots: 3, time: 5000 }))
      expect(admit(to, signed({ boots: 2, time: 5000 })), mode).toMatchObject(expected)
    }
  })

  it('lets a repeated message to ourselves through: it may be an inform, which is repeated until answered', () => {
    const to = gate()
    const inform = signed({ engineId: Buffer.from(OWN.engineId, 'hex'), tag: INFORM, boots: 7, time: 990 })
    expect(admit(to, inform)).toMatchObject({ admitted: true, repeated: false, timeliness: 'in_window' })
    expect(admit(to, inform)).toMatchObject({ admitted: true, repeated: true })
  })

  it('bounds forged engineIDs: few are hashed, none remembered, known engines pass', () => {
    const to = gate('lenient', { ...ENGINE_LIMITS, perSourceBurst: 2, totalBurst: 2 })
    expect(admit(to, signed(), 0).admitted).toBe(true)
    const cached = () => Object.keys(snmp.Authentication.authToKeyCache).length
    const before = cached()
    const forged = Array.from({ length: 2000 }, (_, i) => {
      const engineId = Buffer.from('80000000ff000000', 'hex')
      engineId.writeUInt32BE(i, 4)
      return usmMessage({ engineId, user: 'signed', flags: 1 })
    })
    const began = process.cpuUsage()
    const reasons = forged.map((datagram) => {
      const verdict = admit(to, datagram, 0, '203.0.113.9')
      return verdict.admitted ? 'admitted' : verdict.reason
    })
    const took = process.cpuUsage(began).user / 1000
    expect(reasons.filter((reason) => reason === 'wrong_digest').length).toBeLessThanOrEqual(2)
    expect(reasons.filter((reason) => reason === 'engine_rate_limited').length).toBeGreaterThanOrEqual(1998)
    expect(took, '2,000 key localisations would take seconds').toBeLessThan(1000)
    expect(cached(), 'keys of forged engines must not stay').toBe(before)
    expect(to.engines()).toBe(1)
    expect(admit(to, signed({ requestId: 9, time: 120 }), 1, '203.0.113.9').admitted).toBe(true)
  })

  it('empties the library key cache beyond its bound', () => {
    admit(gate(), signed({ requestId: 77 }))
    expect(Object.keys(snmp.Authentication.authToKeyCache).length).toBeGreaterThan(0)
    boundKeyCache(0)
    expect(Object.keys(snmp.Authentication.authToKeyCache).length).toBe(0)
  })

  it('answers discovery, at a bounded rate for each source', () => {
    const to = gate()
    const verdicts = Array.from({ length: 100 }, () => admit(to, recorded('v3Discovery'), 0))
    expect(verdicts.filter(({ admitted }) => admitted).length).toBe(50)
    expect(verdicts.at(-1)).toEqual({ admitted: false, reason: 'discovery_rate_limited' })
    expect(admit(to, recorded('v3Discovery'), 0, '192.0.2.8').admitted).toBe(true)
  })

  it('accepts a message again that was not stored', () => {
    const to = gate()
    const inform = signed({ engineId: Buffer.from(OWN.engineId, 'hex'), tag: INFORM, boots: 7, time: 990 })
    const first = admit(to, inform)
    if (!first.admitted || first.replayName === null) throw new Error('expected it to be admitted')
    to.forget(first.replayName)
    expect(admit(to, inform)).toMatchObject({ repeated: false })
  })
})

function flip(datagram: Buffer): Buffer {
  const copy = Buffer.from(datagram)
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1
  return copy
}
