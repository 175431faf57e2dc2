// CPS-MIB (CyberPower, enterprise 3808): traps of one UPS by number; the text that the UPS sends along is in mtrapinfoString.
// Here upsDischarged is the run-time calibration, not an empty battery as at APC.
import type { CatalogMib } from './catalog-entry.ts'
import { notices, pairs, passing, type PairRow, type TrapRow } from './numbered-traps.ts'

const UPS = { prefix: '1.3.6.1.4.1.3808.0' }
const SAID = '{mtrapinfoString}'
const said = (number: number, name: string, summary: string): TrapRow => [number, name, `${summary}: ${SAID}`]

const PAIRS: readonly PairRow[] = [
  [
    'upsCommunicationLost',
    'major',
    [said(1, 'communicationLost', 'Lost contact with the UPS')],
    [said(8, 'communicationEstablished', 'In contact with the UPS again')],
  ],
  [
    'upsOverload',
    'critical',
    [said(2, 'upsOverload', 'UPS is overloaded')],
    [said(19, 'returnFromOverLoad', 'UPS overload ended')],
  ],
  [
    'upsTestFailed',
    'major',
    [said(3, 'upsDiagnosticsFailed', 'UPS battery test failed')],
    [said(10, 'upsDiagnosticsPassed', 'UPS battery test passed')],
  ],
  [
    'upsCalibrating',
    'warning',
    [said(4, 'upsDischarged', 'UPS began a run-time calibration')],
    [said(20, 'returnFromDischarged', 'UPS ended its run-time calibration')],
  ],
  [
    'upsOnBattery',
    'major',
    [said(5, 'upsOnBattery', 'UPS is on battery')],
    [said(9, 'powerRestored', 'UPS has mains power again')],
  ],
  [
    'upsLowBattery',
    'critical',
    [
      said(7, 'lowBattery', 'UPS battery is low'),
      said(35, 'upsRemainRuntimeLowThanThreshold', 'UPS run-time is below its threshold'),
    ],
    [said(11, 'returnFromLowBattery', 'UPS battery is no longer low')],
  ],
  ['upsOff', 'major', [said(12, 'upsTurnedOff', 'UPS was turned off')], [said(26, 'upsTurnedOn', 'UPS was turned on')]],
  [
    'upsSleeping',
    'major',
    [said(13, 'upsSleeping', 'UPS is asleep, without output')],
    [said(14, 'upsWokeUp', 'UPS woke up')],
  ],
  [
    'upsOverTemperature',
    'critical',
    [said(16, 'upsOverTemp', 'UPS is too hot')],
    [said(17, 'returnFromOverTemp', 'UPS temperature is normal')],
  ],
  [
    'upsChargerFailure',
    'major',
    [said(23, 'upsChargerFailure', 'UPS charger failed')],
    [said(24, 'returnFromChargerFailure', 'UPS charger works again')],
  ],
  [
    'upsWiringFault',
    'major',
    [said(40, 'upsWiringFault', 'UPS site wiring fault')],
    [said(41, 'upsWiringFaultCleared', 'UPS site wiring is right again')],
  ],
  [
    'upsOnBypass',
    'warning',
    [said(42, 'upsEnterBypassMode', 'UPS is on bypass')],
    [said(43, 'upsReturnFromBypassMode', 'UPS returned from bypass')],
  ],
  [
    'upsBypassOverload',
    'critical',
    [said(44, 'upsBypassOverload', 'UPS bypass is overloaded')],
    [said(45, 'upsBypassOverloadCleared', 'UPS bypass overload ended')],
  ],
  [
    'upsBatteryNeedsReplacement',
    'minor',
    [
      said(48, 'upsBatteryOverThreeYear', 'UPS battery is over three years old'),
      said(49, 'upsBatteryExpiration', 'UPS battery has expired'),
    ],
    [said(50, 'upsBatteryReplacement', 'UPS battery was replaced')],
  ],
]

export const cyberpowerMib: CatalogMib = {
  mib: 'CPS-MIB',
  objects: { mtrapinfoString: { oid: null } },
  notifications: [
    ...pairs(UPS, PAIRS),
    ...passing(UPS, 15, 'warning', [
      said(15, 'upsRebootStarted', 'UPS began to reboot'),
      said(21, 'upsScheduleShutdown', 'UPS began a scheduled shutdown'),
      said(25, 'upsTurnoffStarted', 'UPS began to turn off'),
    ]),
    ...passing(UPS, 60, 'critical', [
      said(30, 'upsEmergencyPowerOff', 'UPS emergency power off'),
      said(38, 'upsHardwareFault', 'UPS hardware fault'),
    ]),
    ...passing(UPS, 60, 'major', [
      said(28, 'upsLostRedundant', 'UPS lost its redundancy'),
      said(51, 'upsModuleInvertorAlarm', 'UPS module inverter alarm'),
      said(52, 'upsModuleRectifierAlarm', 'UPS module rectifier alarm'),
      said(53, 'upsModuleFanAlarm', 'UPS module fan alarm'),
      said(55, 'upsModuleOverload', 'UPS module is overloaded'),
    ]),
    ...notices(UPS, [
      said(6, 'upsBoostOn', 'UPS is boosting a low input voltage'),
      said(18, 'upsBuckOn', 'UPS is reducing a high input voltage'),
      said(22, 'upsEnterSleep', 'UPS is about to sleep'),
      said(27, 'upsRemoteCommandFailed', 'A remote command to the UPS failed'),
      said(29, 'upsSignalClientShutdown', 'UPS told its clients to shut down'),
      said(31, 'nclBankOn', 'UPS turned an outlet bank on'),
      said(32, 'nclBankOff', 'UPS turned an outlet bank off'),
      said(33, 'upsCommandCancel', 'A command to the UPS was cancelled'),
      said(34, 'upsStartBatteryTest', 'UPS began a battery test'),
      said(37, 'upsEstimationAbort', 'UPS run-time calibration was broken off'),
      said(39, 'upsBatteryNotPresent', 'UPS has no battery'),
      said(46, 'upsEnterECOMode', 'UPS entered ECO mode'),
      said(47, 'upsReturnFromECOMode', 'UPS left ECO mode'),
      said(54, 'upsModuleManualShutdown', 'A UPS module was shut down by hand'),
      said(56, 'upsFirmwareUpgradeStart', 'UPS began a firmware upgrade'),
      said(57, 'upsFirmwareUpgradeEnd', 'UPS ended its firmware upgrade'),
      said(61, 'failAuthViaHTTP', 'Login to the UPS by HTTP failed'),
      said(62, 'passwordChange', 'A password of the UPS was changed'),
      said(63, 'failAuthViaConsole', 'Login to the UPS by its console failed'),
      said(65, 'adminLoginInfo', 'An administrator logged in at the UPS'),
      said(69, 'configurationChanged', 'The configuration of the UPS was changed'),
    ]),
  ],
}
