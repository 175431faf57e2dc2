// POWER-ETHERNET-MIB (RFC 3621): power over Ethernet. A port that is searching has nothing plugged in: only its faults are conditions.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const SUPPLY: readonly ComponentRule[] = [
  { name: 'pethMainPse', from: ['pethMainPseConsumptionPower'], index: 'dotted' },
]

export const powerEthernetMib: CatalogMib = {
  mib: 'POWER-ETHERNET-MIB',
  objects: {
    pethPsePortDetectionStatus: {
      oid: '1.3.6.1.2.1.105.1.1.1.6',
      values: { 1: 'disabled', 2: 'searching', 3: 'deliveringPower', 4: 'fault', 5: 'test', 6: 'otherFault' },
    },
    pethMainPseConsumptionPower: { oid: '1.3.6.1.2.1.105.1.3.1.1.4' },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.105.0.1',
      name: 'pethPsePortOnOffNotification',
      eventClass: 'poePortFault',
      kind: { object: 'pethPsePortDetectionStatus', raise: [4, 6], clear: [1, 2, 3] },
      severity: { object: 'pethPsePortDetectionStatus', when: { 4: 'minor', 6: 'minor' }, otherwise: 'indeterminate' },
      // Instance: group and port.
      component: [{ name: 'pethPsePort', from: ['pethPsePortDetectionStatus'], index: 'dotted' }],
      summary: 'PoE port {part} is {pethPsePortDetectionStatus}',
    },
    {
      oid: '1.3.6.1.2.1.105.0.2',
      name: 'pethMainPowerUsageOnNotification',
      eventClass: 'poePowerUsageHigh',
      kind: 'raise',
      severity: 'warning',
      component: SUPPLY,
      summary: 'PoE power usage is over its threshold: {pethMainPseConsumptionPower} W',
    },
    {
      oid: '1.3.6.1.2.1.105.0.3',
      name: 'pethMainPowerUsageOffNotification',
      eventClass: 'poePowerUsageHigh',
      kind: 'clear',
      severity: 'cleared',
      component: SUPPLY,
      summary: 'PoE power usage is under its threshold again: {pethMainPseConsumptionPower} W',
    },
  ],
}
