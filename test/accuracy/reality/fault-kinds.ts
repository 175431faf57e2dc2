// The kinds of faults: each gives causes on an estate and says which CI is to blame.
import type { Fault } from './fault.ts'
import { NOTHING_BROKEN } from './fault.ts'
import type { Cause, Condition } from './impact.ts'
import type { Symptom } from './symptom.ts'

const MINUTE = 60_000

function causeOf(...conditions: readonly (readonly [string, Condition])[]): Cause {
  return { conditions: new Map(conditions), brokenCables: [] }
}

function rule(name: string, severity: Symptom['severity'], job: string, forMinutes: number, labels = {}): Symptom {
  return { tool: 'prometheus', name, severity, job, forMs: forMinutes * MINUTE, labels }
}

/** A device, host or piece of software stops. */
export function dies(ci: string): Fault {
  return { kind: 'device', roots: [ci], stages: [{ afterMs: 0, cause: causeOf([ci, 'down']) }] }
}

/** A passive thing without any monitoring fails (a circuit, a grid connection); `or`: what nobody could tell from it. */
export function diesUnseen(ci: string, ...or: readonly string[]): Fault {
  return { ...dies(ci), kind: 'silent root', roots: [ci, ...or] }
}

/** A cable or its optics: either end may be to blame. */
export function cableBreaks(a: string, b: string): Fault {
  return {
    kind: 'link',
    roots: [a, b],
    stages: [{ afterMs: 0, cause: { conditions: new Map(), brokenCables: [[a, b]] } }],
  }
}

export function cableFlaps(a: string, b: string, times: number, downSeconds: number, upSeconds: number): Fault {
  return {
    ...cableBreaks(a, b),
    kind: 'flapping link',
    flaps: { times, downMs: downSeconds * 1000, upMs: upSeconds * 1000 },
  }
}

/** Optics lose light: errors at both ends, slowness for what has no other way, at last the cable is dead. */
export function opticsDegrade(a: string, b: string, deadAfterMinutes: number): Fault {
  const own = [
    { ci: a, symptom: { tool: 'trap', name: 'opticRxPowerLow', severity: 'warning', component: `peer=${b}` } },
    { ci: a, symptom: rule('SnmpInterfaceErrors', 'warning', 'snmp', 2, { ifAlias: `to-${b}` }) },
    { ci: b, symptom: rule('SnmpInterfaceErrors', 'warning', 'snmp', 2, { ifAlias: `to-${a}` }) },
  ] as const
  return {
    kind: 'optics',
    roots: [a, b],
    stages: [
      { afterMs: 0, cause: NOTHING_BROKEN, own },
      { afterMs: deadAfterMinutes * MINUTE, cause: { conditions: new Map(), brokenCables: [[a, b]] } },
    ],
  }
}

/** The mains fail: every UPS on it says so; when batteries are empty, what hangs on them goes off. */
export function mainsFail(mains: string, upses: readonly string[], batteryMinutes: number | null): Fault {
  const own = upses.map((ci) => ({ ci, symptom: { tool: 'trap', name: 'upsOnBattery', severity: 'major' } as const }))
  const empty = upses.map((ci) => ({
    ci,
    symptom: { tool: 'trap', name: 'upsLowBattery', severity: 'critical' } as const,
  }))
  const stages = [{ afterMs: 0, cause: NOTHING_BROKEN, own }]
  const last =
    batteryMinutes === null
      ? []
      : [
          { afterMs: (batteryMinutes - 2) * MINUTE, cause: NOTHING_BROKEN, own: empty },
          { afterMs: batteryMinutes * MINUTE, cause: causeOf(...upses.map((ups) => [ups, 'down'] as const)) },
        ]
  return { kind: 'power', roots: [mains], stages: [...stages, ...last] }
}

/** A PDU, or a UPS, goes off with all that has no second feed. */
export function powerFails(ci: string): Fault {
  return { ...dies(ci), kind: 'power' }
}

export function coolingFails(ci: string, shutDown: readonly string[] = []): Fault {
  const off = { afterMs: 12 * MINUTE, cause: causeOf(...shutDown.map((one) => [one, 'down'] as const)) }
  return {
    kind: 'cooling',
    roots: [ci],
    stages: [{ afterMs: 0, cause: causeOf([ci, 'failing']) }, ...(shutDown.length === 0 ? [] : [off])],
  }
}

/** A database, queue, pool ... answers late. */
export function slows(ci: string): Fault {
  return { kind: 'slow', roots: [ci], stages: [{ afterMs: 0, cause: causeOf([ci, 'slow']) }] }
}

/** Runs, and answers with errors. */
export function fails(ci: string, own: readonly Symptom[] = []): Fault {
  return {
    kind: 'failing',
    roots: [ci],
    stages: [{ afterMs: 0, cause: causeOf([ci, 'failing']), own: own.map((symptom) => ({ ci, symptom })) }],
  }
}

/** Copies of one thing fail within the minute by one bad input (a broken zone, a poisoned message): any of them is the right answer. */
export function allFail(kind: string, ...cis: readonly string[]): Fault {
  const stages = cis.map((_, n) => ({
    afterMs: n * 20_000,
    cause: causeOf(...cis.slice(0, n + 1).map((ci) => [ci, 'failing'] as const)),
  }))
  return { kind, roots: cis, stages }
}

export function certificateExpires(ci: string): Fault {
  return { ...fails(ci, [rule('BlackboxSslCertificateExpired', 'critical', 'blackbox', 0)]), kind: 'certificate' }
}

/** A file system fills up; minutes later the software on it fails. */
export function diskFills(server: string, software: readonly string[], afterMinutes: number): Fault {
  const full = rule('HostOutOfDiskSpace', 'major', 'node', 2, { mountpoint: '/var', fstype: 'ext4' })
  return {
    kind: 'disk full',
    roots: [server],
    stages: [
      { afterMs: 0, cause: NOTHING_BROKEN, own: [{ ci: server, symptom: full }] },
      { afterMs: afterMinutes * MINUTE, cause: causeOf(...software.map((one) => [one, 'failing'] as const)) },
    ],
  }
}

/** A change goes wrong: a notice of the change, then the condition. */
export function badChange(ci: string, condition: Condition, afterSeconds: number): Fault {
  const told = { tool: 'trap', name: 'configChanged', severity: 'indeterminate', notice: true } as const
  return {
    kind: 'bad change',
    roots: [ci],
    stages: [
      { afterMs: 0, cause: NOTHING_BROKEN, own: [{ ci, symptom: told }] },
      { afterMs: afterSeconds * 1000, cause: causeOf([ci, condition]) },
    ],
  }
}

/** A loop: every user port of a switch goes down and up, over and over. */
export function loops(ci: string, ports: number, times: number): Fault {
  const own = Array.from({ length: ports }, (_, n) => {
    const symptom = { tool: 'trap', name: 'linkDown', severity: 'warning', component: `ifIndex=${100 + n}` } as const
    return { ci, symptom }
  })
  return {
    kind: 'storm',
    roots: [ci],
    stages: [{ afterMs: 0, cause: NOTHING_BROKEN, own }],
    flaps: { times, downMs: 4000, upMs: 9000 },
  }
}
