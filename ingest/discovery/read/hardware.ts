// ENTITY-MIB: what a device is made of. A stack has one chassis a member, each with its own serial number.
import { rowsOf, type DeviceWalk } from '../walk/walked-rows.ts'
import { numberOf, textOf } from './octet-text.ts'

export interface HardwarePart {
  readonly name: string
  readonly model: string
  readonly serial: string
}

export interface Hardware {
  readonly model: string
  readonly version: string
  /** One chassis, or the members of a stack. */
  readonly chassis: readonly HardwarePart[]
  /** Line cards, supervisors, power supplies: what has a serial number of its own. */
  readonly modules: readonly HardwarePart[]
}

/** IANAPhysicalClass (RFC 6933). */
const CHASSIS = 3
const POWER_SUPPLY = 6
const MODULE = 9
/** A full chassis has some hundred transceivers and cards. */
const MAX_MODULES = 200

/** Reads chassis and modules; the vendor's own scalars fill in what the MIB leaves out. */
export function readHardware(walk: DeviceWalk): Hardware {
  const classes = rowsOf(walk, 'entPhysicalClass')
  const parts = new Map<number, HardwarePart[]>([CHASSIS, POWER_SUPPLY, MODULE].map((kind) => [kind, []]))
  let version = ''
  for (const [instance, value] of classes) {
    const kind = numberOf(value) ?? 0
    version ||= kind === CHASSIS || kind === MODULE ? filled(walk, 'entPhysicalSoftwareRev', instance) : ''
    const part = {
      name: filled(walk, 'entPhysicalName', instance) || filled(walk, 'entPhysicalDescr', instance),
      model: filled(walk, 'entPhysicalModelName', instance),
      serial: filled(walk, 'entPhysicalSerialNum', instance),
    }
    if (kind === CHASSIS || part.serial !== '') parts.get(kind)?.push(part)
  }
  const known = (parts.get(CHASSIS) ?? []).filter((part) => part.model !== '' || part.serial !== '')
  const own = { name: '', model: textOf(walk.vendor.get('model')), serial: textOf(walk.vendor.get('serial')) }
  const chassis =
    known.some((part) => part.serial !== '') || own.serial === ''
      ? known
      : [{ ...own, model: own.model || (known[0]?.model ?? '') }]
  return {
    model: chassis.find((part) => part.model !== '')?.model ?? own.model,
    version: textOf(walk.vendor.get('version')) || version,
    chassis,
    modules: [...(parts.get(MODULE) ?? []), ...(parts.get(POWER_SUPPLY) ?? [])].slice(0, MAX_MODULES),
  }
}

type EntityColumn =
  'entPhysicalName' | 'entPhysicalDescr' | 'entPhysicalModelName' | 'entPhysicalSerialNum' | 'entPhysicalSoftwareRev'

/** What agents write where they know nothing. */
const NOTHING = /^(n\/?a|none|unknown|null|not (available|specified)|""|-|\.|0)?$/i

function filled(walk: DeviceWalk, column: EntityColumn, instance: string): string {
  const text = textOf(rowsOf(walk, column).get(instance))
  return NOTHING.test(text) ? '' : text
}
