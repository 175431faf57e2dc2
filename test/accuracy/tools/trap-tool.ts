// SNMP traps: a second or two late, some lost, a few told twice. A cut or dead agent sends none (the fault model sees to that).
import type { Random } from '../random.ts'
import type { Occurrence, Symptom } from '../reality/symptom.ts'
import type { Emission } from './emission.ts'

type TrapSymptom = Extract<Symptom, { tool: 'trap' }>

export interface TrapTool {
  readonly lost: number
  readonly doubled: number
}

export const USUAL_TRAPS: TrapTool = { lost: 0.03, doubled: 0.02 }

export function* traps(
  tool: TrapTool,
  symptom: TrapSymptom,
  occurrence: Occurrence,
  random: Random,
): Generator<Emission> {
  const { from, to, label } = occurrence
  const raisedAt = arrival(from, random)
  const raiseLost = random.chance(tool.lost)
  if (!raiseLost) {
    // A notice of a change is evidence, no symptom: nothing is expected of it.
    const truth = symptom.notice === true ? null : label
    yield trap(symptom, occurrence, symptom.notice === true ? 'notice' : 'raise', raisedAt, truth)
    if (random.chance(tool.doubled)) {
      yield trap(
        symptom,
        occurrence,
        symptom.notice === true ? 'notice' : 'raise',
        raisedAt + random.between(5, 400),
        truth,
      )
    }
  }
  if (to === null || symptom.notice === true || random.chance(tool.lost)) return
  yield trap(symptom, occurrence, 'clear', Math.max(raisedAt + 10, arrival(to, random)), raiseLost ? null : label)
}

function arrival(at: number, random: Random): number {
  return Math.round(at + random.between(100, 2500))
}

/** As ingest makes it of a trap: event time is the receive time, hints are the agent's address and name. */
function trap(symptom: TrapSymptom, { thing }: Occurrence, kind: string, at: number, label: string | null): Emission {
  const { name, severity, component } = symptom
  const part = component === undefined ? {} : { component }
  const line = {
    source: 'snmp',
    sender: `udp:${thing.ip}`,
    occurredAt: at,
    observedAt: at,
    kind,
    eventClass: name,
    severity: kind === 'clear' ? 'cleared' : severity,
    resource: { hints: { ip: thing.ip, sysName: thing.host }, ...part },
    summary: `${kind === 'clear' ? 'end of ' : ''}${name}${component === undefined ? '' : ` ${component}`}`,
    labels: { trap: name, snmpVersion: '2c', udpSource: thing.ip, ...symptom.labels },
  }
  return { line, label }
}
