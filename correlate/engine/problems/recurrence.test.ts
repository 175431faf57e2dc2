// Weeks of virtual time: what recurs beyond chance is proposed, what chance explains is not.
import { describe, expect } from 'vitest'
import { stableHash32 } from '../../../platform/hash/stable-hash.ts'
import type { Problem } from '../../contract/problem.ts'
import { scenario, type Scenario } from '../../../test/support/scenario.ts'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'

const HOUR = 3_600
const DAY = 24 * HOUR
/** From the scenarios' Thursday noon to Friday 02:10. */
const NIGHT = 14 * HOUR + 600
/** ... and to the first Monday 02:10. */
const MONDAY = 3 * DAY + NIGHT

/** An alert of two minutes. */
function trouble(s: Scenario, at: number, ci: string, eventClass: string): void {
  s.at(at).trap(ci, eventClass)
  s.at(at + 120).trapClear(ci, eventClass)
}

const problems = (engine: VirtualEngine): Problem[] => [...engine.problems.values()]
const kinds = ({ evidence }: Problem): string[] => evidence.map(({ kind }) => kind)
const evidence = (problem: Problem | undefined, kind: string) => problem?.evidence.find((one) => one.kind === kind)

/** Numbers from 0 to 1 that look random and are the same in every run. */
const random = (n: number, seed: number): number => stableHash32(`${seed}:${n}`) / 2 ** 32

describe('recurrence', () => {
  scenario(
    'nightly job fails => proposed, with its hour; the night after it carries the problem within seconds',
    (s) => {
      s.topology('access-1 > srv-[1..4]')
      for (let night = 0; night < 7; night++) trouble(s, night * DAY + NIGHT + night * 100, 'srv-2', 'BackupFailed')
      s.at(6 * DAY + NIGHT + 2 * HOUR).check((engine) => {
        const [problem, ...others] = problems(engine)
        expect(others).toEqual([])
        expect(problem).toMatchObject({
          state: 'proposed',
          level: 'ci',
          rootCi: 'srv-2',
          eventClasses: ['BackupFailed'],
        })
        expect(problem?.title).toBe('BackupFailed on srv-2 recurs')
        expect(problem?.occurrenceCount).toBe(7)
        expect(evidence(problem, 'periodicity')?.text).toBe('every day 02:10-02:20 UTC, 7 times')
      })
      s.at(7 * DAY + NIGHT).trap('srv-2', 'BackupFailed')
      s.at(7 * DAY + NIGHT + 5).check((engine) => {
        expect(engine.open()[0]?.problemId).toBe(problems(engine)[0]?.id)
      })
    },
  )

  scenario('every Monday => proposed by the fifth, with the weekday', (s) => {
    s.topology('core-1 > access-[1..3]')
    for (let week = 0; week < 5; week++) {
      s.at(week * 7 * DAY + MONDAY + week * 200).trap('core-1', 'linkDown', { ifIndex: 3 })
      s.at(week * 7 * DAY + MONDAY + week * 200 + 5).trap('access-2', 'HostDown')
      s.at(week * 7 * DAY + MONDAY + week * 200 + 90).trapClear('core-1', 'linkDown', { ifIndex: 3 })
      s.at(week * 7 * DAY + MONDAY + week * 200 + 95).trapClear('access-2', 'HostDown')
    }
    s.at(4 * 7 * DAY + MONDAY + HOUR).check((engine) => {
      const [problem] = problems(engine)
      // A switch that is down explains the link to it that the core sees down.
      expect(problem).toMatchObject({ rootCi: 'access-2', occurrenceCount: 5 })
      expect(evidence(problem, 'periodicity')).toMatchObject({
        text: 'every Monday 02:10-02:23 UTC, 5 times',
        values: { period: 'week', weekday: 1 },
      })
      expect(evidence(problem, 'recurs')?.text).toBe('5 times within 4 weeks')
      expect(Number(evidence(problem, 'alike')?.values['share'])).toBeGreaterThan(0.95)
    })
  })

  scenario('on the first of each month => proposed, with the day', (s) => {
    s.topology('srv-1')
    for (const [month, days] of [31, 59, 90, 120].entries())
      trouble(s, days * DAY + NIGHT + month, 'srv-1', 'LicenceExpired')
    s.at(121 * DAY).check((engine) => {
      expect(evidence(problems(engine)[0], 'periodicity')?.values).toMatchObject({ period: 'month' })
    })
  })

  scenario('busy hosts, each at random => chance explains it, nothing is proposed', (s) => {
    s.topology('access-1 > srv-[1..12]')
    for (let day = 0; day < 28; day++) {
      for (let host = 1; host <= 12; host++) {
        trouble(s, (day + random(day, host)) * DAY, `srv-${host}`, 'HighCpu')
      }
    }
    s.at(29 * DAY).check((engine) => {
      expect(engine.incidents.size).toBeGreaterThan(250)
      expect(problems(engine).map(({ title, evidence }) => [title, evidence])).toEqual([])
    })
  })

  scenario('one host among busy ones fails every night => only that one, by its rhythm', (s) => {
    s.topology('access-1 > srv-[1..12]')
    for (let day = 0; day < 28; day++) {
      for (let host = 2; host <= 12; host++) {
        trouble(s, (day + random(day, host)) * DAY, `srv-${host}`, 'HighCpu')
      }
      trouble(s, day * DAY + NIGHT, 'srv-1', 'HighCpu')
    }
    s.at(29 * DAY).check((engine) => {
      expect(problems(engine).map(({ rootCi }) => rootCi)).toEqual(['srv-1'])
      expect(kinds(problems(engine)[0] as Problem)).toContain('periodicity')
    })
  })

  scenario('same class on two roots, one of them often => one problem, of that root', (s) => {
    s.topology('core-1 > access-[1..20]')
    for (let day = 0; day < 4; day++) trouble(s, day * DAY + NIGHT, 'access-1', 'linkDown')
    trouble(s, 2 * DAY, 'access-2', 'linkDown')
    trouble(s, 3 * DAY, 'access-3', 'linkDown')
    s.at(5 * DAY).check((engine) => {
      const [problem, ...others] = problems(engine)
      expect(others).toEqual([])
      expect(problem?.rootCi).toBe('access-1')
      expect(new Set(problem?.occurrences.map(({ rootCi }) => rootCi))).toEqual(new Set(['access-1']))
    })
  })

  scenario('same root, other trouble => not the same pattern', (s) => {
    s.topology('srv-1')
    for (let day = 0; day < 4; day++)
      trouble(s, day * DAY + NIGHT, 'srv-1', `Trouble${['One', 'Two', 'Red', 'Blue'][day]}`)
    s.at(5 * DAY).check((engine) => expect(problems(engine)).toEqual([]))
  })

  scenario('a kind of trouble begins all over the fleet, once on each CI => one problem of the type', (s) => {
    s.topology('core-1 > access-[1..12] > srv-[1..3]')
    // The fleet is known for five weeks before.
    for (let week = 0; week < 5; week++)
      trouble(s, week * 7 * DAY + week * 10 * HOUR, `srv-${(week % 3) + 1}`, 'DiskFull')
    for (let n = 0; n < 8; n++) trouble(s, (36 + n * 1.7) * DAY, `access-${n + 1}`, 'FanTrayFailed')
    s.at(60 * DAY).check((engine) => {
      const [problem, ...others] = problems(engine)
      expect(others).toEqual([])
      expect(problem).toMatchObject({
        level: 'type',
        rootCi: null,
        rootType: 'access-switch',
        eventClasses: ['FanTrayFailed'],
      })
      expect(problem?.title).toBe('FanTrayFailed recurs on CIs of type access-switch')
      expect(kinds(problem as Problem)).toEqual(expect.arrayContaining(['recurs', 'beyond_chance', 'alike', 'spread']))
    })
  })
})

describe('judgement on problems', () => {
  const ann = { actor: 'ann' }
  const problem = (engine: VirtualEngine): Problem => problems(engine)[0] as Problem
  const nights = (s: Scenario, from: number, to: number): void => {
    for (let night = from; night < to; night++) trouble(s, night * DAY + NIGHT, 'srv-2', 'BackupFailed')
  }

  scenario('rejected => released, and not proposed again, also after a restart', (s) => {
    nights(s, 0, 12)
    const at = 5 * DAY + NIGHT + 100
    s.at(at).check((engine) => expect(engine.open()[0]?.problemId).toBe(problem(engine).id))
    s.at(at).order((e) => ({ ...ann, id: '1', type: 'rejectProblem', problemId: problem(e).id, reason: 'a test job' }))
    s.at(at + 1).check((engine) => expect(engine.open().map(({ problemId }) => problemId)).toEqual([null]))
    s.at(at + 2).restart()
    s.at(13 * DAY).check((engine) => {
      expect(problems(engine).map(({ state }) => state)).toEqual(['rejected'])
      expect([...engine.incidents.values()].at(-1)?.problemId).toBeNull()
      expect(problem(engine).history.map(({ kind, actor, text }) => [kind, actor, text])).toEqual([
        ['proposed', 'engine', ''],
        ['rejected', 'ann', 'a test job'],
      ])
    })
  })

  scenario('known error with workaround => on the next incident within seconds', (s) => {
    nights(s, 0, 5)
    const at = 5 * DAY
    s.at(at).order((e) => ({ ...ann, id: '1', type: 'confirmProblem', problemId: problem(e).id }))
    s.at(at).order((e) => ({ ...ann, id: '2', type: 'markKnownError', problemId: problem(e).id, cause: 'disk quota' }))
    s.at(at).order((e) => ({
      ...ann,
      id: '3',
      type: 'setWorkaround',
      problemId: problem(e).id,
      workaround: 'run it by hand',
    }))
    s.at(5 * DAY + NIGHT).trap('srv-2', 'BackupFailed')
    s.at(5 * DAY + NIGHT + 3).check((engine) => {
      expect(engine.open()[0]?.problemId).toBe(problem(engine).id)
      expect(engine.activities.at(-1)).toMatchObject({
        kind: 'problem_linked',
        values: { state: 'known_error', workaround: 'run it by hand' },
      })
    })
  })

  scenario('resolved => recurs => open again', (s) => {
    nights(s, 0, 5)
    s.at(5 * DAY).order((e) => ({ ...ann, id: '1', type: 'confirmProblem', problemId: problem(e).id }))
    s.at(5 * DAY).order((e) => ({
      ...ann,
      id: '2',
      type: 'resolveProblem',
      problemId: problem(e).id,
      resolution: 'quota raised',
    }))
    s.at(5 * DAY + 1).check((engine) =>
      expect(problem(engine)).toMatchObject({ state: 'resolved', resolution: 'quota raised' }),
    )
    nights(s, 9, 10)
    s.at(10 * DAY).check((engine) => {
      expect(problem(engine).state).toBe('open')
      expect(problem(engine).history.at(-1)?.kind).toBe('recurred')
    })
  })

  scenario('incident taken out => one like it is not matched, one like the others is', (s) => {
    nights(s, 0, 5)
    const odd = (at: number): void => {
      s.at(at).trap('srv-2', 'BackupFailed')
      s.at(at + 5).trap('srv-2', 'TapeJammed')
      s.at(at + 90).trapClear('srv-2', 'BackupFailed')
      s.at(at + 90).trapClear('srv-2', 'TapeJammed')
    }
    s.at(5 * DAY).order((e) => ({ ...ann, id: '1', type: 'confirmProblem', problemId: problem(e).id }))
    odd(5 * DAY + NIGHT)
    s.at(5 * DAY + NIGHT + 80).check((engine) => expect(engine.open()[0]?.problemId).toBe(problem(engine).id))
    s.at(5 * DAY + NIGHT + 80).order((e) => ({
      ...ann,
      id: '2',
      type: 'removeFromProblem',
      problemId: problem(e).id,
      incidentId: e.open()[0]?.id ?? '',
    }))
    s.at(5 * DAY + NIGHT + 81).check((engine) => expect(engine.open()[0]?.problemId).toBeNull())
    odd(6 * DAY + NIGHT)
    s.at(6 * DAY + NIGHT + 80).check((engine) => expect(engine.open()[0]?.problemId).toBeNull())
    nights(s, 7, 8)
    s.at(8 * DAY).check((engine) => {
      expect([...engine.incidents.values()].at(-1)?.problemId).toBe(problem(engine).id)
      expect(problem(engine).occurrenceCount).toBe(6)
    })
  })

  scenario('incident added by a person => in it; twice => refused', (s) => {
    nights(s, 0, 5)
    s.at(5 * DAY).trap('srv-2', 'TapeJammed')
    const add = (id: string) => (e: VirtualEngine) =>
      ({ ...ann, id, type: 'addToProblem', problemId: problem(e).id, incidentId: e.open()[0]?.id ?? '' }) as const
    s.at(5 * DAY + 90).order(add('1'))
    s.at(5 * DAY + 91).order(add('2'), { code: 'invalid' })
    s.at(5 * DAY + 92).check((engine) => {
      expect(problem(engine).occurrenceCount).toBe(6)
      expect(engine.open()[0]?.problemId).toBe(problem(engine).id)
    })
  })

  scenario('illegal moves, unknown problems and old revisions => refused', (s) => {
    nights(s, 0, 5)
    const of = (e: VirtualEngine) => ({ ...ann, problemId: problem(e).id })
    s.at(5 * DAY).order({ ...ann, id: '0', type: 'confirmProblem', problemId: 'PRB-0' }, { code: 'not_found' })
    s.at(5 * DAY).order((e) => ({ ...of(e), id: '1', type: 'resolveProblem' }), { code: 'illegal_move' })
    s.at(5 * DAY).order((e) => ({ ...of(e), id: '2', type: 'confirmProblem' }), {
      outcome: 'applied',
      problemId: 'PRB-260104-0001',
    })
    s.at(5 * DAY).order((e) => ({ ...of(e), id: '3', type: 'rejectProblem', ifRevision: 1 }), { code: 'conflict' })
  })
})
