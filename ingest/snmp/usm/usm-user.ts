// A configured v3 user in the library's terms.
import snmp, { type User } from 'net-snmp'
import type { SnmpUserConfig } from '../../../platform/config/config.ts'
import type { SecurityLevel } from '../envelope.ts'

export interface UsmUser {
  readonly name: string
  readonly level: SecurityLevel
  /** The library's word for the protocol. */
  readonly authProtocol: string | undefined
  readonly authKey: string | undefined
  readonly library: User
}

/** @throws RangeError when a protocol is not one of the library's: the settings were not checked */
export function usmUser(config: SnmpUserConfig): UsmUser {
  const authProtocol = protocolOf(snmp.AuthProtocols, config.authProtocol)
  const privProtocol = protocolOf(snmp.PrivProtocols, config.privProtocol)
  return {
    name: config.name,
    level: config.level,
    authProtocol,
    authKey: config.authKey,
    library: {
      name: config.name,
      level: snmp.SecurityLevel[config.level],
      ...(authProtocol === undefined ? {} : { authProtocol }),
      ...(config.authKey === undefined ? {} : { authKey: config.authKey }),
      ...(privProtocol === undefined ? {} : { privProtocol }),
      ...(config.privKey === undefined ? {} : { privKey: config.privKey }),
    },
  }
}

function protocolOf(words: Readonly<Record<string, string>>, word: string | undefined): string | undefined {
  if (word === undefined) return undefined
  const protocol = words[word]
  if (protocol === undefined) throw new RangeError(`the SNMP library does not know the protocol ${word}`)
  return protocol
}
