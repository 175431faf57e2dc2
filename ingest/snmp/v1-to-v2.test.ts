import { describe, expect, it } from 'vitest'
import type { NotificationPdu } from 'net-snmp'
import { SNMP_TRAP_ADDRESS, SNMP_TRAP_COMMUNITY, SNMP_TRAP_ENTERPRISE, toNotification } from './v1-to-v2.ts'

const v1 = (generic: number, specific: number, more: Partial<NotificationPdu> = {}): NotificationPdu => ({
  type: 0xa4,
  enterprise: '1.3.6.1.4.1.318',
  agentAddr: '10.1.2.3',
  generic,
  specific,
  upTime: 4711,
  varbinds: [],
  ...more,
})

describe('RFC 3584 section 3.1: a v1 trap as a v2 notification', () => {
  it.each([
    ['coldStart', 0, 0, '1.3.6.1.6.3.1.1.5.1'],
    ['warmStart', 1, 0, '1.3.6.1.6.3.1.1.5.2'],
    ['linkDown', 2, 0, '1.3.6.1.6.3.1.1.5.3'],
    ['linkUp', 3, 0, '1.3.6.1.6.3.1.1.5.4'],
    ['authenticationFailure', 4, 0, '1.3.6.1.6.3.1.1.5.5'],
    ['egpNeighborLoss', 5, 0, '1.3.6.1.6.3.1.1.5.6'],
    ['enterpriseSpecific 5', 6, 5, '1.3.6.1.4.1.318.0.5'],
    ['enterpriseSpecific 0', 6, 0, '1.3.6.1.4.1.318.0.0'],
  ])('%s', (_, generic, specific, trapOid) => {
    expect(toNotification(v1(generic, specific))?.trapOid).toBe(trapOid)
  })

  it('appends snmpTrapAddress and snmpTrapEnterprise, and takes the time-stamp as sysUpTime', () => {
    const notification = toNotification(v1(6, 5))
    expect(notification).toMatchObject({ version: 'v1', sysUpTime: 4711, requestId: undefined })
    expect(notification?.varbinds.map(({ oid, value }) => [oid, value])).toEqual([
      [SNMP_TRAP_ADDRESS, '10.1.2.3'],
      [SNMP_TRAP_ENTERPRISE, '1.3.6.1.4.1.318'],
    ])
  })

  it('keeps a snmpTrapAddress that is there, and drops a community', () => {
    const notification = toNotification(
      v1(6, 5, {
        varbinds: [
          { oid: SNMP_TRAP_ADDRESS, type: 0x40, value: '192.0.2.1' },
          { oid: SNMP_TRAP_COMMUNITY, type: 0x04, value: Buffer.from('secret') },
        ],
      }),
    )
    expect(notification?.varbinds.map(({ oid, value }) => [oid, value])).toEqual([
      [SNMP_TRAP_ADDRESS, '192.0.2.1'],
      [SNMP_TRAP_ENTERPRISE, '1.3.6.1.4.1.318'],
    ])
  })
})

describe('v2 notifications', () => {
  const trapOid = { oid: '1.3.6.1.6.3.1.1.4.1.0', type: 6, value: '1.3.6.1.6.3.1.1.5.3' }
  const upTime = { oid: '1.3.6.1.2.1.1.3.0', type: 0x43, value: 5 }

  it('takes sysUpTime and snmpTrapOID out of the varbinds, wherever they are', () => {
    const other = { oid: '1.3.6.1.2.1.2.2.1.1.3', type: 2, value: 3 }
    const pdu = { type: 0xa7, id: 9, varbinds: [other, trapOid, upTime] }
    expect(toNotification(pdu)).toEqual({
      version: 'v2c',
      trapOid: '1.3.6.1.6.3.1.1.5.3',
      sysUpTime: 5,
      varbinds: [other],
      requestId: 9,
    })
  })

  it('is none without a snmpTrapOID', () => {
    expect(toNotification({ type: 0xa7, id: 9, varbinds: [upTime] })).toBeUndefined()
  })
})
