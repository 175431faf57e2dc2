// Authenticates a v3 message before the library decrypts and decodes it, and keeps the library's key cache to engines that proved
// to know the key. Never logs or throws anything that holds a key.
import snmp from 'net-snmp'
import type { UsmEnvelope } from '../envelope.ts'
import type { UsmUser } from './usm-user.ts'

/** Entries of the library's cache; two or three an engine (authentication, privacy, its extension). */
const MAX_CACHED_KEYS = 40_000

/** Whether the digest of the message fits the user's key, localised for the engine (RFC 3414 section 6.3.2, RFC 7860 section 4.2.2). */
export function isAuthentic(datagram: Buffer, envelope: UsmEnvelope, user: UsmUser): boolean {
  if (user.authProtocol === undefined || user.authKey === undefined) return false
  return snmp.Authentication.isAuthentic(datagram, user.authProtocol, user.authKey, envelope.engineId, envelope.digest)
}

/** Forgets the key that was localised for an engineID nobody has vouched for. */
export function forgetKey(engineId: Buffer, user: UsmUser): void {
  if (user.authProtocol === undefined || user.authKey === undefined) return
  const name = snmp.Authentication.computeCacheKey(user.authProtocol, user.authKey, engineId)
  Reflect.deleteProperty(snmp.Authentication.authToKeyCache, name)
}

/** Empties the library's cache when engines have come and gone too often; those still there are localised once more. */
export function boundKeyCache(limit = MAX_CACHED_KEYS): void {
  const cache = snmp.Authentication.authToKeyCache
  const names = Object.keys(cache)
  if (names.length > limit) for (const name of names) Reflect.deleteProperty(cache, name)
}
