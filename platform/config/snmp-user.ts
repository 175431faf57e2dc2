// SNMPv3 users as configured (RFC 3414 user-based security model), checked before any socket opens.
import type { Parsed } from './setting.ts'

export const SNMP_LEVELS = ['noAuthNoPriv', 'authNoPriv', 'authPriv'] as const
export const SNMP_AUTH_PROTOCOLS = ['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512'] as const
/** `aes256b` is Blumenthal's, `aes256r` Reeder's (Cisco's) key extension. DES is gone from OpenSSL 3. */
export const SNMP_PRIV_PROTOCOLS = ['aes', 'aes256b', 'aes256r'] as const

export interface SnmpUserConfig {
  readonly name: string
  readonly level: (typeof SNMP_LEVELS)[number]
  readonly authProtocol?: (typeof SNMP_AUTH_PROTOCOLS)[number]
  readonly authKey?: string
  readonly privProtocol?: (typeof SNMP_PRIV_PROTOCOLS)[number]
  readonly privKey?: string
}

const KEYS = ['name', 'level', 'authProtocol', 'authKey', 'authKeyFile', 'privProtocol', 'privKey', 'privKeyFile']

/** RFC 3414 section 11.2: pass phrases have at least eight characters. */
const MIN_KEY_LENGTH = 8

/**
 * Reads the list of v3 users.
 * @param readSecret reads the file of an `authKeyFile` or `privKeyFile`; throws when it cannot
 */
export function parseSnmpUsers(raw: unknown, readSecret: (file: string) => string): Parsed<readonly SnmpUserConfig[]> {
  if (!Array.isArray(raw)) return { ok: false, fault: 'must be a list of users' }
  const users: SnmpUserConfig[] = []
  for (const [index, item] of (raw as unknown[]).entries()) {
    const parsed = parseUser(item, readSecret)
    if (!parsed.ok) return { ok: false, fault: `user ${index + 1}: ${parsed.fault}` }
    if (users.some((user) => user.name === parsed.value.name))
      return { ok: false, fault: `user ${index + 1}: name ${parsed.value.name} is there twice` }
    users.push(parsed.value)
  }
  return { ok: true, value: users }
}

function parseUser(raw: unknown, readSecret: (file: string) => string): Parsed<SnmpUserConfig> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { ok: false, fault: 'must be a mapping' }
  const given = new Map<string, unknown>(Object.entries(raw))
  const faults: string[] = []
  for (const key of given.keys()) if (!KEYS.includes(key)) faults.push(`${key} is not a key of a user`)

  const name = given.get('name')
  if (typeof name !== 'string' || name === '' || name.length > 32) faults.push('name must be 1 to 32 characters')
  const level = SNMP_LEVELS.find((word) => word === given.get('level'))
  if (level === undefined) faults.push(`level must be one of ${SNMP_LEVELS.join(', ')}`)

  const protocol = <P extends string>(key: string, words: readonly P[]): P | undefined => {
    const found = words.find((word) => word === given.get(key))
    if (found === undefined) faults.push(`${key} must be one of ${words.join(', ')}`)
    return found
  }
  const secret = (key: string): string | undefined => {
    try {
      const file = given.get(`${key}File`)
      const value = typeof file === 'string' ? readSecret(file) : given.get(key)
      if (typeof value === 'string' && value.length >= MIN_KEY_LENGTH) return value
      faults.push(`${key} (or ${key}File) must have at least ${MIN_KEY_LENGTH} characters`)
    } catch (error) {
      faults.push(`${key}File: ${error instanceof Error ? error.message : String(error)}`)
    }
    return undefined
  }
  const auth =
    level === undefined || level === 'noAuthNoPriv'
      ? {}
      : { authProtocol: protocol('authProtocol', SNMP_AUTH_PROTOCOLS), authKey: secret('authKey') }
  const priv =
    level !== 'authPriv'
      ? {}
      : { privProtocol: protocol('privProtocol', SNMP_PRIV_PROTOCOLS), privKey: secret('privKey') }

  if (faults.length > 0) return { ok: false, fault: faults.join('; ') }
  // No fault: every field that the level needs was found above.
  return { ok: true, value: { name, level, ...auth, ...priv } as SnmpUserConfig }
}
