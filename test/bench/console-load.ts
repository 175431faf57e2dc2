// An engine for the console's benchmark: a steady stream of changes to the incidents, and answers to what operators do.
import type { Command } from '../../correlate/contract/command.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { FakeEngine } from '../support/fake-engine.ts'
import { benchIncident, BIG, INCIDENTS } from './console-estate.ts'

const TICKS_PER_SECOND = 20
/** Of a hundred changes: news of a known incident, an entry of a timeline; one incident ends and one begins, so that as many stay open. */
const SHARES = { revised: 70, activity: 20, ended: 5, begun: 5 } as const

export interface ConsoleLoad {
  /** Changes published so far. */
  readonly sent: () => number
  stop(): Promise<void>
}

/** @param book the open incidents; kept current */
export function startConsoleLoad(engine: FakeEngine, book: Map<string, Incident>, perSecond: number): ConsoleLoad {
  const ids = [...book.keys()].filter((id) => id !== BIG)
  let sent = 0
  let next = INCIDENTS
  const revise = (incident: Incident, parts: Partial<Incident>): Incident => {
    const revised = { ...incident, ...parts, revision: incident.revision + 1, updatedAt: Date.now() }
    book.set(revised.id, revised)
    return revised
  }
  /** The incident that a change is about: all of them, far apart from each other. */
  const nth = (number: number): Incident | undefined => book.get(ids[(number * 7919) % ids.length] ?? '')

  async function tick(count: number): Promise<void> {
    const incidents: Incident[] = []
    for (let n = 0; n < count; n++) {
      const kind = sent++ % 100
      const incident = nth(sent)
      if (incident === undefined) continue
      if (kind < SHARES.activity) {
        const activity = {
          id: `${incident.id}#${sent}`,
          incidentId: incident.id,
          at: Date.now(),
          kind: 'alert_joined',
        } as const
        await engine.publish({
          entity: 'activity',
          items: [{ ...activity, actor: 'engine', text: '1 alert joined', values: { count: 1, alerts: 2 } }],
        })
      } else if (kind < SHARES.activity + SHARES.ended) {
        incidents.push(revise(incident, { state: 'resolved', resolvedAt: Date.now(), activeAlertCount: 0 }))
        ids.splice(ids.indexOf(incident.id), 1)
        book.delete(incident.id)
      } else if (kind < SHARES.activity + SHARES.ended + SHARES.begun) {
        const begun = { ...benchIncident(next++, Date.now()), openedAt: Date.now(), updatedAt: Date.now() }
        book.set(begun.id, begun)
        ids.push(begun.id)
        incidents.push(begun)
      } else {
        incidents.push(
          revise(incident, { alertCount: incident.alertCount + 1, activeAlertCount: incident.activeAlertCount + 1 }),
        )
      }
    }
    // One message a change, as separate messages of the stream cause them.
    for (const incident of incidents) await engine.publish({ entity: 'incident', items: [incident] })
  }

  engine.decide = (command: Command) => {
    const incident = 'incidentId' in command ? book.get(command.incidentId) : undefined
    if (incident === undefined || command.type !== 'acknowledge') return {}
    const at = Date.now()
    const done = revise(incident, { state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: command.actor })
    return { changes: [{ entity: 'incident', items: [done] }] }
  }

  const started = performance.now()
  let running: Promise<void> = Promise.resolve()
  let idle = true
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond) - sent
    if (due <= 0 || !idle) return
    idle = false
    running = tick(due).finally(() => {
      idle = true
    })
  }, 1000 / TICKS_PER_SECOND)
  return {
    sent: () => sent,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
