// Why a scenario scores as it does: per true fault, the incidents that it ended in, what is in them that is not its, and the ranked causes.
import type { Incident } from '../../../correlate/contract/incident.ts'
import type { ScenarioResult } from '../run-scenario.ts'
import type { Case } from '../scenario.ts'
import type { Row } from '../score/partition.ts'
import { labelledRows } from '../score/scenario-score.ts'

/** So many lines of events are shown of each incident. */
const SHOWN = 40

export function explain({ scenario, made, output, score }: ScenarioResult): string {
  const rows = labelledRows(made, output)
  const lines = [`## ${scenario.name} (seed ${scenario.seed}, ${made.cmdb.cis.length} CIs, ${score.events} events)`]
  for (const [id, fault] of made.faults) {
    const own = rows.filter(({ label }) => label === id)
    const figures = score.byFault.get(id)
    lines.push(
      '',
      `### ${id}: ${fault.kind}, root ${fault.accepted.join(' or ')}, ${minutes(fault.from, made)} to ${minutes(fault.to, made)}`,
      `precision ${show(figures?.precision)} recall ${show(figures?.recall)} F1 ${show(figures?.f1)}; place of the root: ${score.roots.places.get(id) ?? 'not in the list'}`,
    )
    for (const [group, members] of largestFirst(own)) {
      lines.push(
        `- ${members.length} of its ${own.length} events in ${nameOf(group, output.incidents.get(group), made)}`,
      )
      lines.push(...eventLines(members, made, output.decisionOf).slice(0, SHOWN))
      const strangers = rows.filter((row) => row.group === group && row.label !== id)
      if (strangers.length === 0) continue
      lines.push(`  not its, in the same incident: ${strangers.length} events`)
      lines.push(...eventLines(strangers, made, output.decisionOf).slice(0, SHOWN))
    }
  }
  return lines.join('\n')
}

function largestFirst(rows: readonly Row[]): [group: string, rows: Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const known = groups.get(row.group)
    if (known === undefined) groups.set(row.group, [row])
    else known.push(row)
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

function nameOf(group: string, incident: Incident | undefined, made: Case): string {
  if (incident === undefined) return 'no incident'
  const ranked = incident.rootCause.slice(0, 3).map(({ ci, score }) => `${ci} ${score.toFixed(2)}`)
  return `${group} "${incident.title}" (opened ${minutes(incident.openedAt, made)}, ranked: ${ranked.join(', ')})`
}

/** One line a condition: when, what, where, how often, and the decisions on it. */
function eventLines(rows: readonly Row[], made: Case, decisionOf: ReadonlyMap<string, string>): string[] {
  const conditions = new Map<string, { at: number; count: number; words: Set<string> }>()
  for (const { seq, label } of rows) {
    const event = made.events[Number(seq)]
    if (event === undefined) continue
    const key = `${String(event['eventClass'])} ${JSON.stringify(event['resource'])} [${String(event['source'])}, ${label}]`
    const known = conditions.get(key) ?? { at: event.observedAt, count: 0, words: new Set() }
    known.count++
    conditions.set(key, known)
    known.words.add(decisionOf.get(seq) ?? 'none')
  }
  return [...conditions].map(
    ([key, { at, count, words }]) => `    ${minutes(at, made)} ${key} x${count}: ${[...words].join(', ')}`,
  )
}

/** Minutes and seconds since the first event. */
function minutes(at: number, made: Case): string {
  const seconds = Math.round((at - (made.events[0]?.observedAt ?? at)) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function show(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3)
}
