import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'

const SITE = 'dist-1 > access-[1..20]'

describe('an incident happens again while it is open', () => {
  scenario('most of its alerts come back together => they are another incident', (s) => {
    s.topology(SITE)
    for (let i = 1; i <= 20; i++) s.at(i * 1.5).alert(`access-${i}`, 'HostDown')
    for (let i = 2; i <= 20; i++) s.at(60 + i / 10).clear(`access-${i}`, 'HostDown')
    s.at(63).wantOpen({ alerts: 20, active: 1 })
    for (let i = 2; i <= 20; i++) s.at(200 + i / 10).alert(`access-${i}`, 'HostDown')
    s.at(203).wantOpen({ alerts: 15, active: 1 }, { alerts: 19, active: 19 })
    s.at(204).check((engine) => {
      const [first, second] = engine.open()
      expect(second?.splitFrom).toBe(first?.id)
      const split = engine.activities.find(({ kind }) => kind === 'split')
      expect(split).toMatchObject({ actor: 'engine', incidentId: first?.id })
      expect(split?.text).toContain('5 of its alerts came back')
    })
    // What comes now belongs to the second one, also when it was of the first.
    s.at(210).clear('access-1', 'HostDown')
    s.at(211).alert('access-1', 'HostDown').want('joined')
    s.at(212).wantOpen({ alerts: 15, active: 0 }, { alerts: 20, active: 20 })
  })

  scenario('a few of its alerts come and go => the same incident', (s) => {
    s.topology(SITE)
    for (let i = 1; i <= 20; i++) s.at(i * 1.5).trap(`access-${i}`, 'HostDown')
    for (let i = 1; i <= 4; i++) s.at(60 + i).trapClear(`access-${i}`, 'HostDown')
    for (let i = 1; i <= 4; i++)
      s.at(200 + i)
        .trap(`access-${i}`, 'HostDown')
        .want('reopened')
    s.at(205).wantOpen({ alerts: 20, active: 20 })
  })

  scenario('all come back after seconds => the same incident, it was not over', (s) => {
    s.topology(SITE)
    for (let i = 1; i <= 20; i++) s.at(i * 1.5).trap(`access-${i}`, 'HostDown')
    for (let i = 2; i <= 20; i++) s.at(60 + i / 10).trapClear(`access-${i}`, 'HostDown')
    for (let i = 2; i <= 20; i++) s.at(90 + i / 10).trap(`access-${i}`, 'HostDown')
    s.at(95).wantOpen({ alerts: 20, active: 20 })
  })
})
