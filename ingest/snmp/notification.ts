// A trap or inform of any version in the one form of SNMPv2: what the catalogue and the event mapping read.
import type { Varbind } from 'net-snmp'

export type { Varbind } from 'net-snmp'

export interface Notification {
  readonly version: 'v1' | 'v2c' | 'v3'
  /** snmpTrapOID.0, without a leading dot. */
  readonly trapOid: string
  /** Hundredths of a second since the agent started; undefined when it was left out. */
  readonly sysUpTime: number | undefined
  /** Without sysUpTime.0 and snmpTrapOID.0. */
  readonly varbinds: readonly Varbind[]
  /** RFC 3416 request id; undefined in v1. */
  readonly requestId: number | undefined
}
