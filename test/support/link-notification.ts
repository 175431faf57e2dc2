// Arguments for net-snmp's snmptrap and snmpinform: a link of one port goes down or comes up.

export const V2C = ['-v2c', '-c', 'public'] as const

/** SNMPv3 authPriv user that the tests configure. */
export const V3 = [
  '-v3', '-u', 'noc', '-l', 'authPriv', '-a', 'SHA-256', '-A', 'authpass12345', '-x', 'AES', '-X', 'privpass12345',
] as const // prettier-ignore

const OIDS = { linkDown: '1.3.6.1.6.3.1.1.5.3', linkUp: '1.3.6.1.6.3.1.1.5.4' } as const
const IF_INDEX = '1.3.6.1.2.1.2.2.1.1'

/**
 * @param options version, credentials, engine id, time-outs, as the tools take them
 * @param target - host:port
 */
export function linkNotification(
  kind: keyof typeof OIDS,
  options: readonly string[],
  target: string,
  ifIndex: number | string,
): string[] {
  // The empty text is the sender's up-time: the tool puts in its own.
  return [...options, target, '', OIDS[kind], ...ifIndexVarbind(ifIndex)]
}

/** Arguments of one SNMPv1 trap: enterprise, agent address, generic trap 2 (linkDown), up-time. */
export function linkDownV1(target: string, agentAddr: string, ifIndex: number | string): string[] {
  return ['-v1', '-c', 'public', target, '1.3.6.1.4.1.9.1.1', agentAddr, '2', '0', '100', ...ifIndexVarbind(ifIndex)]
}

function ifIndexVarbind(ifIndex: number | string): string[] {
  return [`${IF_INDEX}.${ifIndex}`, 'i', String(ifIndex)]
}
