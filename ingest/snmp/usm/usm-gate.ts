// Everything that is decided about a v3 message before the library touches it, in the order of RFC 3414 section 3.2, with the cheap
// checks first: nobody without a key can make us hash, decrypt or decode.
import type { UsmEnvelope } from '../envelope.ts'
import type { RefusalReason } from '../refusal.ts'
import { KeyedBuckets } from '../token-bucket.ts'
import { EngineTable, type EngineTableLimits, judgeOwn, type Timeliness } from './engine-table.ts'
import { ReplayCache } from './replay-cache.ts'
import { boundKeyCache, forgetKey, isAuthentic } from './usm-authentication.ts'
import type { UsmUser } from './usm-user.ts'

export type UsmVerdict =
  | {
      readonly admitted: true
      readonly timeliness: Timeliness | 'unauthenticated'
      /** Names the datagram among those seen; null when nobody vouches for it. */
      readonly replayName: string | null
      /** Seen before, and not refused: sent to ourselves, so it may be an inform, which is repeated until it is answered. */
      readonly repeated: boolean
    }
  | { readonly admitted: false; readonly reason: RefusalReason }

export interface UsmGate {
  /** @param now milliseconds of a steady clock */
  admit(datagram: Buffer, envelope: UsmEnvelope, source: string, now: number): UsmVerdict
  /** A message admitted was not stored after all: its sender may repeat it. */
  forget(replayName: string): void
  engines(): number
}

/** Datagrams remembered: 4 to 9 minutes of 500 v3 traps a second, well over the 150 s window. */
const REPLAYS_REMEMBERED = 131_072
const DISCOVERIES_PER_SECOND = 10
const DISCOVERY_BURST = 50
const SOURCES_TRACKED = 4096
/** Engines that join between two looks at the size of the library's key cache. */
const BOUND_CACHE_EVERY = 1000

/**
 * Creates the gate.
 * @param deps.own our engine: id in hex, and its boots and time now
 * @param deps.mode strict: refuse what is outside the time window; lenient: accept and flag it (senders with constant or zero
 *   boots and time are common), exact replays are refused in both
 */
export function createUsmGate(deps: {
  readonly users: readonly UsmUser[]
  readonly mode: 'strict' | 'lenient'
  readonly own: { readonly engineId: string; now(): { readonly boots: number; readonly time: number } }
  readonly limits?: EngineTableLimits
}): UsmGate {
  const users = new Map(deps.users.map((user) => [user.name, user]))
  const engines = new EngineTable(deps.limits)
  const replays = new ReplayCache(REPLAYS_REMEMBERED)
  const discoveries = new KeyedBuckets(DISCOVERIES_PER_SECOND, DISCOVERY_BURST, SOURCES_TRACKED)
  let joined = 0

  function admit(datagram: Buffer, envelope: UsmEnvelope, source: string, now: number): UsmVerdict {
    if (envelope.pdu === 'discovery') return admitDiscovery(envelope, source, now)
    if (envelope.user === '') return refused('empty_user')
    const user = users.get(envelope.user)
    if (user === undefined) return refused('unknown_user')
    if (user.level !== envelope.level) return refused('wrong_security_level')
    if (!isEngineId(envelope.engineId)) return refused('bad_engine_id')
    // Without a key there is neither an author nor a replay to speak of (RFC 3414 section 1.4.2).
    if (user.level === 'noAuthNoPriv')
      return { admitted: true, timeliness: 'unauthenticated', replayName: null, repeated: false }
    return admitAuthenticated(datagram, envelope, user, source, now)
  }

  function admitDiscovery(envelope: UsmEnvelope, source: string, now: number): UsmVerdict {
    if (envelope.level !== 'noAuthNoPriv' || !envelope.reportable) return refused('unsupported_pdu')
    if (envelope.user !== '' && !users.has(envelope.user)) return refused('unknown_user')
    if (!discoveries.take(source, now)) return refused('discovery_rate_limited')
    return { admitted: true, timeliness: 'unauthenticated', replayName: null, repeated: false }
  }

  function admitAuthenticated(
    datagram: Buffer,
    envelope: UsmEnvelope,
    user: UsmUser,
    source: string,
    now: number,
  ): UsmVerdict {
    const engineId = envelope.engineId.toString('hex')
    const toUs = engineId === deps.own.engineId
    const engine = `${engineId} ${user.name}`
    if (!toUs && !engines.admits(engine, source, now)) return refused('engine_rate_limited')
    const trusted = toUs || engines.knows(engine)
    if (!isAuthentic(datagram, envelope, user)) {
      if (!trusted) forgetKey(envelope.engineId, user)
      return refused('wrong_digest')
    }
    const timeliness = toUs
      ? judgeOwn(deps.own.now(), envelope.boots, envelope.time)
      : engines.judge(engine, envelope.boots, envelope.time, now)
    if (!trusted && ++joined % BOUND_CACHE_EVERY === 0) boundKeyCache()
    // A late inform is answered with a Report, so that its sender takes over our clock: that is for the caller.
    if (timeliness === 'out_of_window' && deps.mode === 'strict' && !toUs) return refused('not_in_time_window')
    const replayName = `${engine} ${envelope.digest.toString('latin1')}`
    const repeated = !replays.admit(replayName)
    if (repeated && !toUs) return refused('replayed')
    return { admitted: true, timeliness, replayName, repeated }
  }

  return { admit, forget: (name) => replays.forget(name), engines: () => engines.size }
}

/** RFC 3411 SnmpEngineID: 5 to 32 octets, neither all zero nor all ones. */
function isEngineId(engineId: Buffer): boolean {
  if (engineId.length < 5 || engineId.length > 32) return false
  return engineId.some((octet) => octet !== 0) && engineId.some((octet) => octet !== 0xff)
}

function refused(reason: RefusalReason): UsmVerdict {
  return { admitted: false, reason }
}
