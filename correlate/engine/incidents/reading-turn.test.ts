// When more incidents change than may be read a second, their revisions wait for their turn; in the end all of them are as their members are.
import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../../test/support/make-event.ts'
import { EPOCH } from '../../../test/support/virtual-engine.ts'
import { buildTopology } from '../../topology/build-topology.ts'
import { createState, decodeState, defaultPolicy, encodeState, step, type EngineContext } from '../engine.ts'
import type { Incident } from '../../contract/incident.ts'

const HOSTS = 40
const ALERTS = 20

/** Twenty more alerts on each of forty hosts within five seconds, and what the engine told of their incidents. */
function storm(membersReadPerSecond: number, restartEvery = Infinity) {
  const { incident } = defaultPolicy
  const context: EngineContext = {
    policy: { ...defaultPolicy, incident: { ...incident, membersReadPerSecond } },
    topology: buildTopology({
      cis: Array.from({ length: HOSTS }, (_, n) => ({
        id: `h${n}`,
        type: 'host',
        name: `h${n}`,
        attributes: { hostname: `h${n}` },
      })),
      relationships: [],
    }),
    compileRegex: () => () => false,
  }
  let state = createState(0, 1)
  const told: Incident[] = []
  let seq = 0
  const feed = (at: number, component: string, host: number): void => {
    const events = [makeEvent({ ci: `h${host}`, eventClass: 'DiskFull', component, at })]
    if (seq % restartEvery === 0) state = decodeState(encodeState(state))
    told.push(...step(state, { seq: seq++, at, events }, context).effects.incident)
  }
  // Apart from each other, so that each is an incident of its own.
  for (let host = 0; host < HOSTS; host++) feed(EPOCH + host * 2_000, '/', host)
  const from = EPOCH + HOSTS * 2_000
  const before = told.length
  for (let n = 0; n < HOSTS * ALERTS; n++) feed(from + n * 6, `/mnt/${n}`, n % HOSTS)
  const during = told.length - before
  told.push(...step(state, { seq: seq++, at: from + 60_000, events: [] }, context).effects.incident)
  const last = new Map(told.map((one) => [one.id, one]))
  const titles = [...last.values()].map(({ title, alertCount }) => `${title} (${alertCount})`)
  return {
    during,
    titles,
    pending: [...state.incidents.values()].filter(({ stale, flushAt }) => stale || flushAt !== 0),
  }
}

describe('revisions of incidents', () => {
  it('more members change than may be read a second => fewer revisions, and the same state in the end', () => {
    const [plenty, scarce] = [storm(1_000_000), storm(500)]
    expect(plenty.during).toBeGreaterThan(2 * scarce.during)
    expect(scarce.during).toBeGreaterThan(0)
    expect(scarce.titles).toEqual(plenty.titles)
    expect(scarce.titles).toHaveLength(HOSTS)
    expect(scarce.pending).toEqual([])
  })

  it('a restart while they wait changes nothing', () => {
    expect(storm(500, 37)).toEqual(storm(500))
  })
})
