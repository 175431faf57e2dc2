import { describe, expect } from 'vitest'
import { scenario, type Scenario } from '../../../test/support/scenario.ts'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'

const DAY = 86_400
const TOPOLOGY = 'app-a, app-b > app-shop'

/** The same trouble again: both callees are slow, the first a little more. */
function trouble(s: Scenario, at: number): void {
  s.at(at).alert('app-shop', 'latency:high')
  s.at(at + 1).alert('app-a', 'latency:high', { labels: { deviation: '12' } })
  s.at(at + 2).alert('app-b', 'latency:high', { labels: { deviation: '10' } })
}

const last = (engine: VirtualEngine) => [...engine.incidents.values()].at(-1)
const causes = (engine: VirtualEngine): string[] => last(engine)?.rootCause.map(({ ci }) => ci) ?? []
const judge = (ci: string, verdict: 'confirmed' | 'not_cause' | 'none') => (engine: VirtualEngine) =>
  ({ id: `${engine.now}`, type: 'judgeCause', actor: 'li', incidentId: last(engine)?.id ?? '', ci, verdict }) as const

describe('verdicts on causes', () => {
  scenario('confirmed => first at once, with who said so; and first in the next one like it', (s) => {
    s.topology(TOPOLOGY)
    trouble(s, 0)
    s.at(5).check((engine) => expect(causes(engine)[0]).toBe('app-a'))
    s.at(10).order(judge('app-b', 'confirmed'))
    s.at(10).check((engine) => {
      const [first] = last(engine)?.rootCause ?? []
      expect(first).toMatchObject({ ci: 'app-b', verdict: 'confirmed', score: 1 })
      expect(first?.evidence).toContainEqual(expect.objectContaining({ kind: 'judged' }))
      const judged = engine.activities.filter(({ kind }) => kind === 'cause_judged')
      expect(judged.map(({ values }) => values)).toMatchObject([
        {
          id: 'app-b',
          verdict: 'confirmed',
          rank: 2,
          first: 'app-a',
          kinds: expect.stringContaining('own_alert') as string,
        },
      ])
    })
    trouble(s, DAY)
    s.at(DAY + 5).check((engine) => {
      const [first] = last(engine)?.rootCause ?? []
      expect(first).toMatchObject({ ci: 'app-b', verdict: null })
      expect(first?.evidence).toContainEqual(
        expect.objectContaining({ kind: 'verdict', values: { confirmed: 1, rejected: 0, same: 1 } }),
      )
    })
  })

  scenario('ruled out => last at once and still shown; behind the other in the next one, also after a restart', (s) => {
    s.topology(TOPOLOGY)
    trouble(s, 0)
    s.at(10).order(judge('app-a', 'not_cause'))
    s.at(10).check((engine) => {
      expect(causes(engine).at(-1)).toBe('app-a')
      expect(last(engine)?.rootCause.at(-1)).toMatchObject({ verdict: 'not_cause', score: 0 })
    })
    s.at(11).restart()
    trouble(s, DAY)
    s.at(DAY + 5).check((engine) => expect(causes(engine)[0]).toBe('app-b'))
  })

  scenario('taken back => as if it had never been said', (s) => {
    s.topology(TOPOLOGY)
    trouble(s, 0)
    s.at(10).order(judge('app-b', 'confirmed'))
    s.at(20).order(judge('app-b', 'none'))
    s.at(21).check((engine) => expect(last(engine)?.rootCause[0]).toMatchObject({ ci: 'app-a', verdict: null }))
    trouble(s, DAY)
    s.at(DAY + 5).check((engine) => {
      expect(causes(engine)[0]).toBe('app-a')
      expect(engine.state.verdicts.size).toBe(0)
    })
  })

  scenario('other words about the same CI replace the first', (s) => {
    s.topology(TOPOLOGY)
    trouble(s, 0)
    s.at(10).order(judge('app-b', 'confirmed'))
    s.at(20).order(judge('app-b', 'not_cause'))
    s.at(21).check((engine) => {
      expect(engine.state.verdicts.get('app-b|latency:high')).toMatchObject({ confirmed: 0, rejected: 1, weight: -1 })
    })
  })

  scenario('verdicts fade: after years the evidence of now decides again', (s) => {
    s.topology(TOPOLOGY)
    trouble(s, 0)
    s.at(10).order(judge('app-b', 'confirmed'))
    trouble(s, 5 * 365 * DAY)
    s.at(5 * 365 * DAY + 5).check((engine) => expect(causes(engine)[0]).toBe('app-a'))
  })

  scenario('a CI that nothing points to => first when a person says so', (s) => {
    s.topology(`${TOPOLOGY}; srv-9 > app-9`)
    trouble(s, 0)
    s.at(10).order(judge('srv-9', 'confirmed'))
    s.at(10).check((engine) => {
      expect(last(engine)?.rootCause[0]).toMatchObject({ ci: 'srv-9', alerting: false, verdict: 'confirmed' })
    })
  })

  scenario('what makes no sense => refused, nothing learned', (s) => {
    s.topology(TOPOLOGY)
    trouble(s, 0)
    s.at(10).order(judge('nobody', 'confirmed'), { outcome: 'rejected', code: 'not_found' })
    s.at(11).order(judge('app-a', 'none'), { outcome: 'rejected', code: 'invalid' })
    s.at(12).order((engine) => ({ id: 'close', type: 'close', actor: 'li', incidentId: last(engine)?.id ?? '' }))
    s.at(13).order(judge('app-a', 'confirmed'), { outcome: 'rejected', code: 'illegal_move' })
    s.at(14).check((engine) => expect(engine.state.verdicts.size).toBe(0))
  })
})
