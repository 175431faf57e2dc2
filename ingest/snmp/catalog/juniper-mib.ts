// JUNIPER-MIB chassis notifications (enterprise 2636): each failure has its OK or opposite. The component is the instance of the
// contents or FRU table: container and three levels.
import type { CatalogEntry, CatalogMib, ComponentRule } from './catalog-entry.ts'

const CONTENTS: readonly ComponentRule[] = [
  {
    name: 'jnxContents',
    from: ['jnxContentsContainerIndex', 'jnxContentsDescr', 'jnxOperatingState'],
    index: 'dotted',
  },
]
const FRU: readonly ComponentRule[] = [
  { name: 'jnxFru', from: ['jnxFruContentsIndex', 'jnxFruName', 'jnxFruSlot'], index: 'dotted' },
]

const FAILURES = '1.3.6.1.4.1.2636.4.1'
const OKS = '1.3.6.1.4.1.2636.4.2'

interface Row {
  readonly oid: string
  readonly name: string
  readonly summary: string
}

/** A condition of a part, and its end. */
function pair(
  eventClass: string,
  severity: 'critical' | 'major' | 'minor' | 'warning',
  component: readonly ComponentRule[],
  begin: Row,
  end: Row,
): readonly CatalogEntry[] {
  return [
    { ...begin, eventClass, kind: 'raise', severity, component },
    { ...end, eventClass, kind: 'clear', severity: 'cleared', component },
  ]
}

export const juniperMib: CatalogMib = {
  mib: 'JUNIPER-MIB',
  objects: {
    jnxContentsContainerIndex: { oid: '1.3.6.1.4.1.2636.3.1.8.1.1' },
    jnxContentsDescr: { oid: '1.3.6.1.4.1.2636.3.1.8.1.6' },
    jnxOperatingState: {
      oid: '1.3.6.1.4.1.2636.3.1.13.1.6',
      values: {
        1: 'unknown',
        2: 'running',
        3: 'ready',
        4: 'reset',
        5: 'runningAtFullSpeed',
        6: 'down',
        7: 'standby',
      },
    },
    jnxOperatingTemp: { oid: '1.3.6.1.4.1.2636.3.1.13.1.7' },
    jnxFruContentsIndex: { oid: '1.3.6.1.4.1.2636.3.1.15.1.1' },
    jnxFruName: { oid: '1.3.6.1.4.1.2636.3.1.15.1.5' },
    jnxFruSlot: { oid: '1.3.6.1.4.1.2636.3.1.15.1.7' },
  },
  notifications: [
    ...pair(
      'powerSupplyFailed',
      'major',
      CONTENTS,
      {
        oid: `${FAILURES}.1`,
        name: 'jnxPowerSupplyFailure',
        summary: 'Power supply {jnxContentsDescr|part} failed',
      },
      { oid: `${OKS}.1`, name: 'jnxPowerSupplyOK', summary: 'Power supply {jnxContentsDescr|part} is good again' },
    ),
    ...pair(
      'fanFailed',
      'major',
      CONTENTS,
      { oid: `${FAILURES}.2`, name: 'jnxFanFailure', summary: 'Fan {jnxContentsDescr|part} failed' },
      { oid: `${OKS}.2`, name: 'jnxFanOK', summary: 'Fan {jnxContentsDescr|part} is good again' },
    ),
    ...pair(
      'highTemperature',
      'critical',
      CONTENTS,
      {
        oid: `${FAILURES}.3`,
        name: 'jnxOverTemperature',
        summary: '{jnxContentsDescr|part} is too hot: {jnxOperatingTemp} degrees',
      },
      { oid: `${OKS}.3`, name: 'jnxTemperatureOK', summary: 'Temperature of {jnxContentsDescr|part} is normal' },
    ),
    {
      oid: `${FAILURES}.4`,
      name: 'jnxRedundancySwitchover',
      eventClass: 'redundancySwitchover',
      kind: 'notice',
      severity: 'major',
      summary: 'Redundancy switchover',
    },
    ...pair(
      'fruRemoved',
      'warning',
      FRU,
      { oid: `${FAILURES}.5`, name: 'jnxFruRemoval', summary: '{jnxFruName|part} was removed' },
      { oid: `${FAILURES}.6`, name: 'jnxFruInsertion', summary: '{jnxFruName|part} was inserted' },
    ),
    ...pair(
      'fruPowerOff',
      'major',
      FRU,
      { oid: `${FAILURES}.7`, name: 'jnxFruPowerOff', summary: '{jnxFruName|part} has no power' },
      { oid: `${FAILURES}.8`, name: 'jnxFruPowerOn', summary: '{jnxFruName|part} has power' },
    ),
    ...pair(
      'fruFailed',
      'critical',
      FRU,
      { oid: `${FAILURES}.9`, name: 'jnxFruFailed', summary: '{jnxFruName|part} failed' },
      { oid: `${OKS}.4`, name: 'jnxFruOK', summary: '{jnxFruName|part} is good again' },
    ),
    ...pair(
      'fruOffline',
      'major',
      FRU,
      { oid: `${FAILURES}.10`, name: 'jnxFruOffline', summary: '{jnxFruName|part} is offline' },
      { oid: `${FAILURES}.11`, name: 'jnxFruOnline', summary: '{jnxFruName|part} is online' },
    ),
    {
      oid: `${FAILURES}.12`,
      name: 'jnxFruCheck',
      eventClass: 'fruCheck',
      kind: 'notice',
      severity: 'minor',
      component: FRU,
      summary: '{jnxFruName|part} has operational errors',
    },
    {
      oid: `${FAILURES}.14`,
      name: 'jnxHardDiskFailed',
      eventClass: 'hardDiskFailed',
      kind: 'notice',
      severity: 'major',
      summary: 'The hard disk of the routing engine failed',
    },
    {
      oid: `${FAILURES}.16`,
      name: 'jnxBootFromBackup',
      eventClass: 'bootFromBackup',
      kind: 'notice',
      severity: 'major',
      summary: 'The routing engine booted from its backup device',
    },
  ],
}
