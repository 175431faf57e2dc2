// RMON-MIB (RFC 2819) and HC-ALARM-MIB (RFC 3434) thresholds: above the rising threshold the condition holds, below the falling one it ended.
import type { CatalogMib, ComponentRule } from './catalog-entry.ts'

const SAMPLE_TYPES = { 1: 'absoluteValue', 2: 'deltaValue' } as const

const ALARM: readonly ComponentRule[] = [
  { name: 'alarmIndex', from: ['alarmIndex'] },
  { name: 'alarmIndex', from: ['alarmVariable', 'alarmValue'], index: 'dotted' },
]
const HC_ALARM: readonly ComponentRule[] = [
  { name: 'hcAlarmIndex', from: ['hcAlarmVariable', 'hcAlarmAbsValue'], index: 'dotted' },
]

export const rmonMib: CatalogMib = {
  mib: 'RMON-MIB',
  modules: ['HC-ALARM-MIB'],
  objects: {
    alarmIndex: { oid: '1.3.6.1.2.1.16.3.1.1.1' },
    alarmVariable: { oid: '1.3.6.1.2.1.16.3.1.1.3' },
    alarmSampleType: { oid: '1.3.6.1.2.1.16.3.1.1.4', values: SAMPLE_TYPES },
    alarmValue: { oid: '1.3.6.1.2.1.16.3.1.1.5' },
    alarmRisingThreshold: { oid: '1.3.6.1.2.1.16.3.1.1.7' },
    alarmFallingThreshold: { oid: '1.3.6.1.2.1.16.3.1.1.8' },
    eventDescription: { oid: '1.3.6.1.2.1.16.9.1.1.2' },
    hcAlarmVariable: { oid: '1.3.6.1.2.1.16.29.1.1.1.1.3' },
    hcAlarmSampleType: { oid: '1.3.6.1.2.1.16.29.1.1.1.1.4', values: SAMPLE_TYPES },
    hcAlarmAbsValue: { oid: '1.3.6.1.2.1.16.29.1.1.1.1.5' },
    hcAlarmValueStatus: {
      oid: '1.3.6.1.2.1.16.29.1.1.1.1.6',
      values: { 1: 'valueNotAvailable', 2: 'valuePositive', 3: 'valueNegative' },
    },
  },
  notifications: [
    {
      oid: '1.3.6.1.2.1.16.0.1',
      name: 'risingAlarm',
      eventClass: 'rmonThreshold',
      kind: 'raise',
      severity: 'warning',
      component: ALARM,
      summary: '{alarmVariable} is {alarmValue}, over its threshold of {alarmRisingThreshold}',
    },
    {
      oid: '1.3.6.1.2.1.16.0.2',
      name: 'fallingAlarm',
      eventClass: 'rmonThreshold',
      kind: 'clear',
      severity: 'cleared',
      component: ALARM,
      summary: '{alarmVariable} is {alarmValue}, under its threshold of {alarmFallingThreshold}',
    },
    {
      oid: '1.3.6.1.2.1.16.29.2.0.1',
      name: 'hcRisingAlarm',
      eventClass: 'rmonHcThreshold',
      kind: 'raise',
      severity: 'warning',
      component: HC_ALARM,
      summary: '{hcAlarmVariable} is {hcAlarmAbsValue}, over its threshold',
    },
    {
      oid: '1.3.6.1.2.1.16.29.2.0.2',
      name: 'hcFallingAlarm',
      eventClass: 'rmonHcThreshold',
      kind: 'clear',
      severity: 'cleared',
      component: HC_ALARM,
      summary: '{hcAlarmVariable} is {hcAlarmAbsValue}, under its threshold',
    },
  ],
}
