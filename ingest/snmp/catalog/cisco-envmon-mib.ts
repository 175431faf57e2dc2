// CISCO-ENVMON-MIB: fans, supplies, temperature and voltage of IOS devices. Since IOS 12 the state is in the trap and decides; the
// older notifications come only when something is wrong.
import type { CatalogEntry, CatalogMib } from './catalog-entry.ts'

const STATES = {
  1: 'normal',
  2: 'warning',
  3: 'critical',
  4: 'shutdown',
  5: 'notPresent',
  6: 'notFunctioning',
} as const

/** A status change: state `normal` ends it, a part that was taken out is not broken. */
function statusChange(oid: string, name: string, eventClass: string, prefix: string, what: string): CatalogEntry {
  return {
    oid,
    name,
    eventClass,
    kind: { object: `${prefix}State`, raise: [2, 3, 4, 6], clear: [1] },
    severity: {
      object: `${prefix}State`,
      when: { 2: 'warning', 3: 'critical', 4: 'critical', 5: 'warning', 6: 'major' },
      otherwise: 'indeterminate',
    },
    component: [
      { name: prefix, from: [`${prefix}State`], index: 'dotted' },
      { name: prefix, from: [`${prefix}StatusDescr`], index: 'dotted' },
    ],
    summary: `${what} {${prefix}StatusDescr|part} is {${prefix}State}`,
  }
}

const PREFIX = '1.3.6.1.4.1.9.9.13.3.0'

export const ciscoEnvmonMib: CatalogMib = {
  mib: 'CISCO-ENVMON-MIB',
  objects: {
    ciscoEnvMonVoltageStatusDescr: { oid: '1.3.6.1.4.1.9.9.13.1.2.1.2' },
    ciscoEnvMonVoltageStatusValue: { oid: '1.3.6.1.4.1.9.9.13.1.2.1.3' },
    ciscoEnvMonVoltageState: { oid: '1.3.6.1.4.1.9.9.13.1.2.1.7', values: STATES },
    ciscoEnvMonTemperatureStatusDescr: { oid: '1.3.6.1.4.1.9.9.13.1.3.1.2' },
    ciscoEnvMonTemperatureStatusValue: { oid: '1.3.6.1.4.1.9.9.13.1.3.1.3' },
    ciscoEnvMonTemperatureState: { oid: '1.3.6.1.4.1.9.9.13.1.3.1.6', values: STATES },
    ciscoEnvMonFanStatusDescr: { oid: '1.3.6.1.4.1.9.9.13.1.4.1.2' },
    ciscoEnvMonFanState: { oid: '1.3.6.1.4.1.9.9.13.1.4.1.3', values: STATES },
    ciscoEnvMonSupplyStatusDescr: { oid: '1.3.6.1.4.1.9.9.13.1.5.1.2' },
    ciscoEnvMonSupplyState: { oid: '1.3.6.1.4.1.9.9.13.1.5.1.3', values: STATES },
  },
  notifications: [
    {
      oid: `${PREFIX}.1`,
      name: 'ciscoEnvMonShutdownNotification',
      eventClass: 'environmentShutdown',
      kind: 'notice',
      severity: 'critical',
      summary: 'The device is about to shut itself down: an environment test point is critical',
    },
    statusChange(`${PREFIX}.2`, 'ciscoEnvMonVoltageNotification', 'voltageAlarm', 'ciscoEnvMonVoltage', 'Voltage'),
    statusChange(
      `${PREFIX}.3`,
      'ciscoEnvMonTemperatureNotification',
      'highTemperature',
      'ciscoEnvMonTemperature',
      'Temperature',
    ),
    statusChange(`${PREFIX}.4`, 'ciscoEnvMonFanNotification', 'fanFailed', 'ciscoEnvMonFan', 'Fan'),
    statusChange(
      `${PREFIX}.5`,
      'ciscoEnvMonRedundantSupplyNotification',
      'powerSupplyFailed',
      'ciscoEnvMonSupply',
      'Power supply',
    ),
    statusChange(`${PREFIX}.6`, 'ciscoEnvMonVoltStatusChangeNotif', 'voltageAlarm', 'ciscoEnvMonVoltage', 'Voltage'),
    statusChange(
      `${PREFIX}.7`,
      'ciscoEnvMonTempStatusChangeNotif',
      'highTemperature',
      'ciscoEnvMonTemperature',
      'Temperature',
    ),
    statusChange(`${PREFIX}.8`, 'ciscoEnvMonFanStatusChangeNotif', 'fanFailed', 'ciscoEnvMonFan', 'Fan'),
    statusChange(
      `${PREFIX}.9`,
      'ciscoEnvMonSuppStatusChangeNotif',
      'powerSupplyFailed',
      'ciscoEnvMonSupply',
      'Power supply',
    ),
  ],
}
