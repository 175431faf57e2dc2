// Every PDU as an SNMPv2 notification. A v1 trap is converted by RFC 3584 section 3.1.
import type { NotificationPdu, Varbind } from 'net-snmp'
import type { Notification } from './notification.ts'

export const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0'
export const SNMP_TRAP_OID = '1.3.6.1.6.3.1.1.4.1.0'
export const SNMP_TRAP_ENTERPRISE = '1.3.6.1.6.3.1.1.4.3.0'
export const SNMP_TRAP_ADDRESS = '1.3.6.1.6.3.18.1.3.0'
export const SNMP_TRAP_COMMUNITY = '1.3.6.1.6.3.18.1.4.0'

const SNMP_TRAPS = '1.3.6.1.6.3.1.1.5'
const ENTERPRISE_SPECIFIC = 6
const TYPE_OBJECT_IDENTIFIER = 0x06
const TYPE_IP_ADDRESS = 0x40
const TYPE_TIME_TICKS = 0x43
const PDU_TRAP_V1 = 0xa4

/**
 * Reads a decoded PDU.
 * @returns undefined when a v2 PDU names no snmpTrapOID (RFC 3416 section 4.2.6 wants it second; agents that put it elsewhere are understood)
 */
export function toNotification(pdu: NotificationPdu): Notification | undefined {
  if (pdu.type === PDU_TRAP_V1) return fromV1(pdu)
  let trapOid: string | undefined
  let sysUpTime: number | undefined
  const varbinds: Varbind[] = []
  for (const varbind of pdu.varbinds) {
    const { oid, value } = varbind
    if (oid === SNMP_TRAP_OID && typeof value === 'string' && trapOid === undefined) trapOid = value
    else if (oid === SYS_UP_TIME && varbind.type === TYPE_TIME_TICKS && typeof value === 'number') sysUpTime = value
    else if (oid !== SNMP_TRAP_COMMUNITY) varbinds.push(varbind)
  }
  if (trapOid === undefined) return undefined
  return { version: pdu.scoped === true ? 'v3' : 'v2c', trapOid, sysUpTime, varbinds, requestId: pdu.id }
}

function fromV1(pdu: NotificationPdu): Notification {
  const enterprise = pdu.enterprise ?? ''
  const generic = pdu.generic ?? ENTERPRISE_SPECIFIC
  const trapOid =
    generic === ENTERPRISE_SPECIFIC ? `${enterprise}.0.${pdu.specific ?? 0}` : `${SNMP_TRAPS}.${generic + 1}`
  // Section 3.1 (4) appends snmpTrapCommunity too, for proxies. We forward nothing, and it is a secret.
  const varbinds = pdu.varbinds.filter((varbind) => varbind.oid !== SNMP_TRAP_COMMUNITY)
  if (pdu.agentAddr !== undefined && !varbinds.some((varbind) => varbind.oid === SNMP_TRAP_ADDRESS))
    varbinds.push({ oid: SNMP_TRAP_ADDRESS, type: TYPE_IP_ADDRESS, value: pdu.agentAddr })
  if (!varbinds.some((varbind) => varbind.oid === SNMP_TRAP_ENTERPRISE))
    varbinds.push({ oid: SNMP_TRAP_ENTERPRISE, type: TYPE_OBJECT_IDENTIFIER, value: enterprise })
  return { version: 'v1', trapOid, sysUpTime: pdu.upTime, varbinds, requestId: undefined }
}
