// UPS-MIB (RFC 1628). upsTrapOnBattery repeats every minute and stands for the alarm upsAlarmOnBattery, which is never announced as an
// added entry; its end is announced as a removed one. So that removal is the clear of upsOnBattery.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const ALARMS = '1.3.6.1.2.1.33.1.6.3'

/** upsWellKnownAlarms: the word under which the alarm is shown. */
const WELL_KNOWN_ALARMS = [
  'upsAlarmBatteryBad',
  'upsAlarmOnBattery',
  'upsAlarmLowBattery',
  'upsAlarmDepletedBattery',
  'upsAlarmTempBad',
  'upsAlarmInputBad',
  'upsAlarmOutputBad',
  'upsAlarmOutputOverload',
  'upsAlarmOnBypass',
  'upsAlarmBypassBad',
  'upsAlarmOutputOffAsRequested',
  'upsAlarmUpsOffAsRequested',
  'upsAlarmChargerFailed',
  'upsAlarmUpsOutputOff',
  'upsAlarmUpsSystemOff',
  'upsAlarmFanFailure',
  'upsAlarmFuseFailure',
  'upsAlarmGeneralFault',
  'upsAlarmDiagnosticTestFailed',
  'upsAlarmCommunicationsLost',
  'upsAlarmAwaitingPower',
  'upsAlarmShutdownPending',
  'upsAlarmShutdownImminent',
  'upsAlarmTestInProgress',
] as const

const ALARM: readonly ComponentRule[] = [{ name: 'upsAlarm', from: ['upsAlarmDescr'] }]

const alarm = (name: (typeof WELL_KNOWN_ALARMS)[number]): string => `${ALARMS}.${WELL_KNOWN_ALARMS.indexOf(name) + 1}`

export const upsMib: CatalogMib = {
  mib: 'UPS-MIB',
  objects: {
    upsBatteryStatus: {
      oid: '1.3.6.1.2.1.33.1.2.1',
      values: { 1: 'unknown', 2: 'batteryNormal', 3: 'batteryLow', 4: 'batteryDepleted' },
    },
    upsSecondsOnBattery: { oid: '1.3.6.1.2.1.33.1.2.2' },
    upsEstimatedMinutesRemaining: { oid: '1.3.6.1.2.1.33.1.2.3' },
    upsEstimatedChargeRemaining: { oid: '1.3.6.1.2.1.33.1.2.4' },
    upsAlarmId: { oid: '1.3.6.1.2.1.33.1.6.2.1.1' },
    upsAlarmDescr: {
      oid: '1.3.6.1.2.1.33.1.6.2.1.2',
      words: Object.fromEntries(WELL_KNOWN_ALARMS.map((word, i) => [`${ALARMS}.${i + 1}`, word])),
    },
    upsTestId: { oid: '1.3.6.1.2.1.33.1.7.1' },
    upsTestSpinLock: { oid: '1.3.6.1.2.1.33.1.7.2' },
    upsTestResultsSummary: {
      oid: '1.3.6.1.2.1.33.1.7.3',
      values: {
        1: 'donePass',
        2: 'doneWarning',
        3: 'doneError',
        4: 'aborted',
        5: 'inProgress',
        6: 'noTestsInitiated',
      },
    },
    upsTestResultsDetail: { oid: '1.3.6.1.2.1.33.1.7.4' },
    upsTestStartTime: { oid: '1.3.6.1.2.1.33.1.7.5' },
    upsTestElapsedTime: { oid: '1.3.6.1.2.1.33.1.7.6' },
    upsConfigLowBattTime: { oid: '1.3.6.1.2.1.33.1.9.7' },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.33.2.1',
      name: 'upsTrapOnBattery',
      eventClass: 'upsOnBattery',
      kind: 'raise',
      severity: 'major',
      summary: 'UPS on battery for {upsSecondsOnBattery} s, {upsEstimatedMinutesRemaining} minutes left',
    },
    {
      oid: '1.3.6.1.2.1.33.2.2',
      name: 'upsTrapTestCompleted',
      eventClass: 'upsTestFailed',
      kind: { object: 'upsTestResultsSummary', raise: [2, 3], clear: [1] },
      severity: { object: 'upsTestResultsSummary', when: { 2: 'warning', 3: 'major' }, otherwise: 'indeterminate' },
      summary: 'UPS test ended: {upsTestResultsSummary} {upsTestResultsDetail}',
    },
    {
      oid: '1.3.6.1.2.1.33.2.3',
      name: 'upsTrapAlarmEntryAdded',
      eventClass: 'upsAlarm',
      eventClassBy: { object: 'upsAlarmDescr', when: { [alarm('upsAlarmOnBattery')]: 'upsOnBattery' } },
      kind: 'raise',
      severity: {
        object: 'upsAlarmDescr',
        when: {
          [alarm('upsAlarmLowBattery')]: 'critical',
          [alarm('upsAlarmDepletedBattery')]: 'critical',
          [alarm('upsAlarmOutputBad')]: 'critical',
          [alarm('upsAlarmUpsOutputOff')]: 'critical',
          [alarm('upsAlarmShutdownImminent')]: 'critical',
          [alarm('upsAlarmOutputOffAsRequested')]: 'warning',
          [alarm('upsAlarmUpsOffAsRequested')]: 'warning',
          [alarm('upsAlarmTestInProgress')]: 'indeterminate',
        },
        otherwise: 'major',
      },
      component: ALARM,
      summary: 'UPS alarm: {upsAlarmDescr}',
    },
    {
      oid: '1.3.6.1.2.1.33.2.4',
      name: 'upsTrapAlarmEntryRemoved',
      eventClass: 'upsAlarm',
      eventClassBy: { object: 'upsAlarmDescr', when: { [alarm('upsAlarmOnBattery')]: 'upsOnBattery' } },
      kind: 'clear',
      severity: 'cleared',
      component: ALARM,
      summary: 'UPS alarm ended: {upsAlarmDescr}',
    },
  ],
}
