import { describe, expect } from 'vitest'
import type { Incident } from '../../contract/incident.ts'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'
import { EPOCH } from '../../../test/support/virtual-engine.ts'
import { scenario } from '../../../test/support/scenario.ts'

const ann = { actor: 'ann' }
const nth = (engine: VirtualEngine, index: number): Incident => [...engine.incidents.values()][index] as Incident
const idOf = (engine: VirtualEngine, index = 0): string => nth(engine, index).id

describe('commands on incidents', () => {
  scenario('acknowledge => new member stays acknowledged => worse severity takes it back', (s) => {
    s.topology('access-1 > srv-1')
    s.at(0).alert('access-1', 'HostDown', { severity: 'major' })
    s.at(1).order((e) => ({ ...ann, id: 'a', type: 'acknowledge', incidentId: idOf(e) }))
    s.at(2).wantOpen({ state: 'acknowledged', acknowledgedBy: 'ann' })
    s.at(3).alert('srv-1', 'HighLatency', { severity: 'major' })
    s.at(4).wantOpen({ state: 'acknowledged', alerts: 2 })
    s.at(5).alert('srv-1', 'HttpErrors', { severity: 'critical' })
    s.at(6).wantOpen({ state: 'new', acknowledgedBy: null })
  })

  scenario('same command twice => applied once', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(1).order((e) => ({ ...ann, id: 'c', type: 'comment', incidentId: idOf(e), text: 'on it' }))
    s.at(2).check((engine) => {
      expect(
        engine.order(engine.now, { ...ann, id: 'c', type: 'comment', incidentId: idOf(engine), text: 'on it' }),
      ).toBe(undefined)
      expect(engine.activities.filter(({ kind }) => kind === 'commented')).toHaveLength(1)
    })
  })

  scenario('decision on an old revision => conflict; counters are no conflict', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(2).trap('a', 'linkDown')
    s.at(4).order((e) => ({ ...ann, id: '1', type: 'assign', incidentId: idOf(e), assignee: 'ann', ifRevision: 1 }))
    s.at(5).order((e) => ({ ...ann, id: '2', type: 'resolve', incidentId: idOf(e), ifRevision: 1 }), {
      outcome: 'rejected',
      code: 'conflict',
    })
    s.at(6).wantOpen({ assignee: 'ann' })
  })

  scenario('illegal move and unknown incident => rejected', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(1).order((e) => ({ ...ann, id: '1', type: 'close', incidentId: idOf(e) }))
    s.at(2).order((e) => ({ ...ann, id: '2', type: 'acknowledge', incidentId: idOf(e) }), { code: 'illegal_move' })
    s.at(2).order({ ...ann, id: '3', type: 'acknowledge', incidentId: 'INC-0' }, { code: 'not_found' })
  })

  scenario('resolve with active alert => same alert back inside window => reopened', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(1).order((e) => ({ ...ann, id: '1', type: 'resolve', incidentId: idOf(e), resolution: 'cable' }))
    s.at(2).wantIncidents({ state: 'resolved' })
    s.at(10).trapClear('a', 'linkDown').want('cleared')
    s.at(20).trap('a', 'linkDown').want('reopened')
    s.at(21).wantIncidents({ state: 'new' })
  })

  scenario('merge => alerts moved; split => alerts back in one of their own', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(0).trap('b', 'linkDown')
    s.at(1).order((e) => ({ ...ann, id: '1', type: 'merge', incidentId: idOf(e, 1), from: [idOf(e, 0)] }))
    s.at(2).wantOpen({ alerts: 2, active: 2 })
    s.at(3).order((e) => {
      const alert = [...e.alerts.values()].find(({ ci }) => ci.name === 'a')
      return { ...ann, id: '2', type: 'split', incidentId: idOf(e, 1), alertIds: [alert?.id ?? ''] }
    })
    s.at(4).wantOpen({ alerts: 1, active: 1 }, { alerts: 1, active: 1 })
    s.at(5).check((engine) => expect(nth(engine, 2).splitFrom).toBe(idOf(engine, 1)))
    s.at(6).trapClear('a', 'linkDown')
    s.at(30).wantIncidents({ state: 'closed' }, { state: 'new' }, { state: 'resolved' })
  })

  scenario('split into another incident => its alerts there, both say so; into itself or nowhere => refused', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(0).trap('b', 'linkDown')
    s.at(1).trap('a', 'ospfNbrStateChange')
    const taken = (e: VirtualEngine) =>
      [...e.alerts.values()].find(({ eventClass }) => eventClass === 'ospfNbrStateChange')?.id ?? ''
    const move = (id: string, into: (e: VirtualEngine) => string) => (e: VirtualEngine) =>
      ({ ...ann, id, type: 'split', incidentId: idOf(e, 0), alertIds: [taken(e)], into: into(e) }) as const
    s.at(2).order(
      move('1', (e) => idOf(e, 0)),
      { code: 'invalid' },
    )
    s.at(2).order(
      move('2', () => 'INC-0'),
      { code: 'not_found' },
    )
    s.at(3).order(move('3', (e) => idOf(e, 1)))
    s.at(4).wantOpen({ alerts: 1, active: 1 }, { alerts: 2, active: 2 })
    s.at(5).check((engine) => {
      const [from, into] = [idOf(engine, 0), idOf(engine, 1)]
      expect([nth(engine, 0).eventCount, nth(engine, 1).eventCount]).toEqual([1, 2])
      expect(engine.alerts.get(taken(engine))?.membership).toMatchObject({ incidentId: into, viaAlertId: null })
      const said = engine.activities
        .filter(({ kind }) => kind === 'split')
        .map(({ incidentId, text }) => [incidentId, text])
      expect(said).toEqual([
        [from, `1 alerts moved to ${into}`],
        [into, `1 alerts moved here from ${from}`],
      ])
    })
  })

  scenario('split of everything, merge into itself => invalid', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(1).order((e) => ({ ...ann, id: '1', type: 'split', incidentId: idOf(e), alertIds: [...e.alerts.keys()] }), {
      code: 'invalid',
    })
    s.at(1).order((e) => ({ ...ann, id: '2', type: 'merge', incidentId: idOf(e), from: [idOf(e)] }), {
      code: 'invalid',
    })
  })
})

describe('silences', () => {
  const silence = (
    from: number,
    to: number,
    matchers = [{ name: 'alertname', value: 'link.*', isRegex: true, isEqual: true }],
  ) => ({
    id: 'sil-1',
    revision: 1,
    matchers,
    startsAt: EPOCH + from * 1000,
    endsAt: EPOCH + to * 1000,
    createdBy: 'ann',
    comment: 'works',
    updatedAt: EPOCH,
  })

  scenario('raise under a silence => silenced, no incident; silence ends => opened', (s) => {
    s.at(0).order({ ...ann, id: '1', type: 'setSilence', silence: silence(0, 60) })
    s.at(1).trap('a', 'linkDown').want('silenced')
    s.at(1).trap('a', 'fanFailed').want('opened')
    s.at(2).wantAlert('a', 'linkDown', { suppression: { kind: 'silence', by: ['sil-1'] }, membership: null })
    s.at(61).wantAlert('a', 'linkDown', { suppression: null })
    s.at(61).wantOpen({ alerts: 2 })
  })

  scenario('silence starts later => active alerts are held; expired => released', (s) => {
    s.at(0).trap('a', 'linkDown')
    s.at(1).order({ ...ann, id: '1', type: 'setSilence', silence: silence(10, 600) })
    s.at(9).wantAlert('a', 'linkDown', { suppression: null })
    s.at(11).wantAlert('a', 'linkDown', { suppression: { kind: 'silence', by: ['sil-1'] } })
    s.at(12).restart()
    s.at(20).order({ ...ann, id: '2', type: 'expireSilence', silenceId: 'sil-1' })
    s.at(21).wantAlert('a', 'linkDown', { suppression: null })
    s.at(22).order({ ...ann, id: '3', type: 'expireSilence', silenceId: 'sil-1' }, { code: 'not_found' })
  })

  scenario('negative matcher and missing label, as in Alertmanager', (s) => {
    const matchers = [{ name: 'team', value: 'net', isRegex: false, isEqual: false }]
    s.at(0).order({ ...ann, id: '1', type: 'setSilence', silence: silence(0, 60, matchers) })
    s.at(1).trap('a', 'linkDown').want('silenced')
    s.at(1)
      .trap('b', 'linkDown', { labels: { team: 'net' } })
      .want('opened')
  })

  scenario('bad regular expression and no matchers => invalid', (s) => {
    const bad = [{ name: 'x', value: '(', isRegex: true, isEqual: true }]
    s.at(0).order({ ...ann, id: '1', type: 'setSilence', silence: silence(0, 60, bad) }, { code: 'invalid' })
    s.at(0).order({ ...ann, id: '2', type: 'setSilence', silence: silence(0, 60, []) }, { code: 'invalid' })
  })
})

describe('problems', () => {
  scenario('third time within seven days => problem, all three linked', (s) => {
    s.topology('access-1')
    for (let day = 0; day < 3; day++) {
      s.at(day * 86_400).alert('access-1', 'HostDown')
      s.at(day * 86_400 + 120).clear('access-1', 'HostDown')
    }
    s.at(86_400 + 200).check((engine) => expect(engine.problems.size).toBe(0))
    s.at(2 * 86_400 + 61).check((engine) => {
      const [problem] = [...engine.problems.values()]
      expect(problem).toMatchObject({
        id: 'PRB-260103-0001',
        incidentIds: ['INC-260101-0001', 'INC-260102-0001', 'INC-260103-0001'],
      })
      expect(nth(engine, 2).problemId).toBe(problem?.id)
    })
  })
})
