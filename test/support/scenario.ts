// The scenario language on the pure engine and a virtual clock: what happens at which second, and what must be seen by when.
import { expect, it } from 'vitest'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Ci, Relationship } from '../../correlate/contract/ci.ts'
import type { CommandOutcome } from '../../correlate/contract/command.ts'
import type { DecisionWord } from '../../correlate/contract/decision.ts'
import type { Incident } from '../../correlate/contract/incident.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { makeEvent } from './make-event.ts'
import { readTopology } from './topology-notation.ts'
import { EPOCH, VirtualEngine, type Order } from './virtual-engine.ts'

/** What an incident must look like. Only what is named is compared. */
export type IncidentWish = Partial<
  Pick<
    Incident,
    'state' | 'priority' | 'severity' | 'assignee' | 'mergedInto' | 'acknowledgedBy' | 'eventCount' | 'pagedAt'
  >
> & {
  /** CI ranked first. */
  readonly rootCause?: string
  readonly alerts?: number
  readonly active?: number
  /** Services and what happened to them. */
  readonly services?: Readonly<Record<string, 'down' | 'degraded'>>
}

type Part = { readonly ifIndex?: number; readonly component?: string } & Partial<Omit<MonitoringEvent, 'resource'>>

interface Act {
  readonly at: number
  readonly run: (engine: VirtualEngine, at: number) => void
}

const second = (seconds: number): number => EPOCH + Math.round(seconds * 1000)

export class Scenario {
  readonly #acts: Act[] = []
  readonly #details = new Map<string, Partial<Ci>>()
  readonly #relationships: Relationship[] = []
  #notation = ''

  /** See topology-notation.ts. */
  topology(notation: string): void {
    this.#notation = notation
  }

  ci(id: string, details: Partial<Ci>): void {
    this.#details.set(id, details)
  }

  relate(relationship: Relationship): void {
    this.#relationships.push(relationship)
  }

  at(seconds: number) {
    const feed = (ci: string, eventClass: string, part: Part, wish: Partial<MonitoringEvent>) => {
      const { ifIndex, ...rest } = part
      const component = ifIndex === undefined ? {} : { component: `ifIndex=${ifIndex}` }
      const want: { decision: DecisionWord | null } = { decision: null }
      this.#acts.push({
        at: second(seconds),
        run: (engine, at) => {
          const [made] = engine.feed(at, [makeEvent({ ci, eventClass, at, ...component, ...wish, ...rest })])
          if (want.decision === null) return
          expect(made?.decision, `decision on ${eventClass} of ${ci} at ${seconds} s`).toBe(want.decision)
        },
      })
      return { want: (decision: DecisionWord) => void (want.decision = decision) }
    }
    return {
      trap: (ci: string, eventClass: string, part: Part = {}) => feed(ci, eventClass, part, {}),
      trapClear: (ci: string, eventClass: string, part: Part = {}) => feed(ci, eventClass, part, { kind: 'clear' }),
      /** A one-shot event that nothing clears. */
      notice: (ci: string, eventClass: string, part: Part = {}) =>
        feed(ci, eventClass, part, { source: 'syslog', kind: 'notice' }),
      /** A Prometheus alert: a lease of five minutes. */
      alert: (ci: string, eventClass: string, part: Part = {}) =>
        feed(ci, eventClass, part, { source: 'prometheus', expiresAt: second(seconds + 300) }),
      clear: (ci: string, eventClass: string, part: Part = {}) =>
        feed(ci, eventClass, part, { source: 'prometheus', kind: 'clear' }),
      order: (
        order: Order | ((engine: VirtualEngine) => Order),
        want: Partial<CommandOutcome> = { outcome: 'applied' },
      ) =>
        void this.#acts.push({
          at: second(seconds),
          run: (engine, at) => {
            const given = typeof order === 'function' ? order(engine) : order
            expect(engine.order(at, given), `answer to ${given.type} at ${seconds} s`).toMatchObject(want)
          },
        }),
      restart: () => void this.#acts.push({ at: second(seconds), run: (engine) => engine.restart() }),
      /** Looks at everything at that time. */
      check: (look: (engine: VirtualEngine) => void) =>
        void this.#acts.push({
          at: second(seconds),
          run: (engine, at) => {
            engine.moveTo(at)
            look(engine)
          },
        }),
      wantAlert: (ci: string, eventClass: string, wish: Partial<Alert>) => {
        this.at(seconds).check((engine) => {
          const found = [...engine.alerts.values()].filter((one) => one.ci.name === ci && one.eventClass === eventClass)
          expect(found.at(-1), `alert ${eventClass} on ${ci} at ${seconds} s`).toMatchObject(wish)
        })
      },
      /** Exactly these incidents are open, oldest first. */
      wantOpen: (...wishes: IncidentWish[]) => {
        this.at(seconds).check((engine) => {
          expect(
            engine.open().map((one) => pick(one, wishes[0])),
            `open incidents at ${seconds} s`,
          ).toHaveLength(wishes.length)
          engine.open().forEach((one, i) => expect(pick(one, wishes[i]), `at ${seconds} s`).toEqual(wishes[i]))
        })
      },
      /** Exactly these incidents were ever made, oldest first. */
      wantIncidents: (...wishes: IncidentWish[]) => {
        this.at(seconds).check((engine) => {
          const all = [...engine.incidents.values()]
          expect(all.map((one) => one.title)).toHaveLength(wishes.length)
          all.forEach((one, i) => expect(pick(one, wishes[i]), `at ${seconds} s`).toEqual(wishes[i]))
        })
      },
    }
  }

  /** What must come true at some moment of that span. */
  between(from: number, to: number) {
    return {
      wantIncident: (wish: IncidentWish) => {
        let seen = false
        const start = (engine: VirtualEngine): void => {
          engine.watch(() => {
            seen ||= engine.now <= second(to) && engine.open().some((one) => matches(one, wish))
          })
        }
        this.#acts.push({ at: second(from), run: start })
        this.at(to).check((engine) => {
          const open = engine.open().map((one) => pick(one, wish))
          expect(seen, `wanted ${JSON.stringify(wish)} by ${to} s, got ${JSON.stringify(open)}`).toBe(true)
        })
      },
    }
  }

  run(): VirtualEngine {
    const engine = new VirtualEngine(readTopology(this.#notation, this.#details, this.#relationships))
    const acts = this.#acts.map((act, order) => ({ ...act, order })).sort((a, b) => a.at - b.at || a.order - b.order)
    for (const { at, run } of acts) run(engine, at)
    return engine
  }
}

function pick(incident: Incident, wish: IncidentWish = {}): IncidentWish {
  const seen: Record<string, unknown> = {}
  for (const key of Object.keys(wish)) {
    if (key === 'rootCause') seen[key] = incident.rootCause[0]?.ci
    else if (key === 'alerts') seen[key] = incident.alertCount
    else if (key === 'active') seen[key] = incident.activeAlertCount
    else if (key === 'services') seen[key] = Object.fromEntries(incident.services.map((one) => [one.ci, one.effect]))
    else seen[key] = incident[key as keyof Incident]
  }
  return seen
}

function matches(incident: Incident, wish: IncidentWish): boolean {
  return JSON.stringify(pick(incident, wish)) === JSON.stringify(wish)
}

/** Registers a test: the name is the path that is taken. */
export function scenario(name: string, tell: (s: Scenario) => void): void {
  it(name, () => {
    const s = new Scenario()
    tell(s)
    s.run()
  })
}
