// PowerNet-MIB (APC, enterprise 318): SMIv1 traps of one UPS, one line each: specific number, name, what it says. The text that the
// UPS sends along is in mtrapargsString.
import type { CatalogEntry, CatalogMib } from './catalog-entry.ts'

const ENTERPRISE = '1.3.6.1.4.1.318'

type RaiseSeverity = 'critical' | 'major' | 'minor' | 'warning'
/** eventClass, severity, [specific, name, summary] of the beginning, the same of the end. */
type PairRow = readonly [string, RaiseSeverity, NoticeRow, NoticeRow]
type NoticeRow = readonly [number, string, string]

const PAIRS: readonly PairRow[] = [
  [
    'upsCommunicationLost',
    'major',
    [1, 'communicationLost', 'Lost contact with the UPS'],
    [8, 'communicationEstablished', 'In contact with the UPS again'],
  ],
  [
    'upsOverload',
    'critical',
    [2, 'upsOverload', 'UPS is overloaded'],
    [33, 'upsOverloadCleared', 'UPS overload ended'],
  ],
  [
    'upsTestFailed',
    'major',
    [3, 'upsDiagnosticsFailed', 'UPS self-test failed'],
    [10, 'upsDiagnosticsPassed', 'UPS self-test passed'],
  ],
  [
    'upsBatteryDischarged',
    'critical',
    [4, 'upsDischarged', 'UPS run-time is too low, its battery is discharged'],
    [38, 'upsDischargeCleared', 'UPS run-time is good again'],
  ],
  [
    'upsOnBattery',
    'major',
    [5, 'upsOnBattery', 'UPS is on battery'],
    [9, 'powerRestored', 'UPS has mains power again'],
  ],
  [
    'upsBoosting',
    'warning',
    [6, 'smartBoostOn', 'UPS is boosting a low input voltage'],
    [34, 'smartBoostOff', 'UPS no longer boosts the input voltage'],
  ],
  [
    'upsLowBattery',
    'critical',
    [7, 'lowBattery', 'UPS battery is low'],
    [11, 'returnFromLowBattery', 'UPS battery is no longer low'],
  ],
  ['upsOff', 'major', [12, 'upsTurnedOff', 'UPS was turned off'], [30, 'upsTurnedOn', 'UPS was turned on']],
  ['upsSleeping', 'major', [13, 'upsSleeping', 'UPS is asleep'], [14, 'upsWokeUp', 'UPS woke up']],
  [
    'upsBatteryNeedsReplacement',
    'minor',
    [17, 'upsBatteryNeedsReplacement', 'UPS battery has to be replaced'],
    [36, 'upsBatteryReplaced', 'UPS battery was replaced'],
  ],
  [
    'upsBatteryPackCommunicationLost',
    'minor',
    [26, 'batteryPackCommLost', 'Lost contact with the external battery packs'],
    [27, 'batteryPackCommEstablished', 'In contact with the external battery packs again'],
  ],
  [
    'upsTrimming',
    'warning',
    [31, 'smartAvrReducing', 'UPS is reducing a high input voltage'],
    [35, 'smartAvrReducingOff', 'UPS no longer reduces the input voltage'],
  ],
  [
    'upsBadVoltage',
    'major',
    [49, 'badVoltage', 'UPS output voltage is out of range'],
    [50, 'badVoltageCleared', 'UPS output voltage is in range again'],
  ],
  [
    'upsChargerFailure',
    'major',
    [51, 'chargerFailure', 'UPS charger failed'],
    [52, 'chargerFailureCleared', 'UPS charger works again'],
  ],
  [
    'upsBatteryOverTemperature',
    'major',
    [53, 'batteryOverTemperature', 'UPS battery is too hot'],
    [54, 'batteryOverTemperatureCleared', 'UPS battery temperature is normal'],
  ],
  [
    'upsRelayFault',
    'major',
    [55, 'smartRelayFault', 'UPS relay fault'],
    [56, 'smartRelayFaultCleared', 'UPS relay fault ended'],
  ],
  [
    'upsAbnormalCondition',
    'major',
    [77, 'abnormalCondition', 'UPS reports an abnormal condition'],
    [78, 'abnormalConditionCleared', 'UPS abnormal condition ended'],
  ],
]

const NOTICES: readonly NoticeRow[] = [
  [15, 'upsRebootStarted', 'UPS is rebooting its load'],
  [20, 'hardwareFailureBypass', 'UPS is on bypass after a failure'],
  [21, 'softwareBypass', 'UPS was set to bypass by software'],
  [22, 'switchedBypass', 'UPS was set to bypass by its switch'],
  [23, 'returnFromBypass', 'UPS returned from bypass'],
  [28, 'calibrationStart', 'UPS began a run-time calibration'],
  [37, 'calibrationEnd', 'UPS ended its run-time calibration'],
]

/** Of a switched PDU. Outlet 0 stands for all. The text that comes with it is not always that of the trap. */
const OUTLET = { component: [{ name: 'outlet', from: ['mtrapargsInteger'] }] } as const
const OUTLETS: readonly CatalogEntry[] = [
  {
    ...OUTLET,
    oid: `${ENTERPRISE}.0.42`,
    name: 'outletOff',
    eventClass: 'outletOff',
    kind: 'raise',
    severity: 'warning',
    summary: 'Outlet {mtrapargsInteger} was turned off',
  },
  {
    ...OUTLET,
    oid: `${ENTERPRISE}.0.41`,
    name: 'outletOn',
    eventClass: 'outletOff',
    kind: 'clear',
    severity: 'cleared',
    summary: 'Outlet {mtrapargsInteger} was turned on',
  },
  {
    ...OUTLET,
    oid: `${ENTERPRISE}.0.43`,
    name: 'outletReboot',
    eventClass: 'outletRebooted',
    kind: 'raise',
    severity: 'warning',
    lastsMinutes: 15,
    summary: 'Outlet {mtrapargsInteger} was rebooted',
  },
]

function entry(row: NoticeRow, rest: Pick<CatalogEntry, 'eventClass' | 'kind' | 'severity'>): CatalogEntry {
  const [specific, name, summary] = row
  return { oid: `${ENTERPRISE}.0.${specific}`, name, summary: `${summary} {mtrapargsString}`, ...rest }
}

export const powernetMib: CatalogMib = {
  mib: 'PowerNet-MIB',
  objects: {
    mtrapargsInteger: { oid: '1.3.6.1.4.1.318.2.3.1' },
    mtrapargsString: { oid: '1.3.6.1.4.1.318.2.3.3' },
  },
  notifications: [
    ...PAIRS.flatMap(([eventClass, severity, begin, end]) => [
      entry(begin, { eventClass, kind: 'raise', severity }),
      entry(end, { eventClass, kind: 'clear', severity: 'cleared' }),
    ]),
    ...OUTLETS,
    ...NOTICES.map((row) => entry(row, { eventClass: row[1], kind: 'notice', severity: 'warning' })),
  ],
}
