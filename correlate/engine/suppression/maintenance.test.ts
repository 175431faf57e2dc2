// Maintenance windows as operators see them: what happens during planned work, at its end, and to what was there before.
import { describe, expect } from 'vitest'
import { maintenanceOf } from '../../../test/support/maintenance-of.ts'
import { scenario } from '../../../test/support/scenario.ts'
import type { Scenario } from '../../../test/support/scenario.ts'
import { EPOCH } from '../../../test/support/virtual-engine.ts'
import type { DecisionWord } from '../../contract/decision.ts'
import type { ScopeEntry } from '../../contract/maintenance/window.ts'

const time = (seconds: number): number => EPOCH + seconds * 1_000
const CORE: ScopeEntry = { kind: 'ci', id: 'core-1', dependants: 'failing' }
const set = (id: string, from: number, to: number, parts: Parameters<typeof maintenanceOf>[3] = {}, entries = [CORE]) =>
  ({
    type: 'setMaintenance',
    actor: 'ann',
    id: `order-${id}-${parts.revision ?? 1}`,
    window: maintenanceOf(id, entries, { kind: 'once', startsAt: time(from), endsAt: time(to) }, parts),
  }) as const
const cancel = (windowId: string) =>
  ({ type: 'cancelMaintenance', actor: 'bob', id: `cancel-${windowId}`, windowId }) as const
const held = (...by: string[]) => ({ suppression: { kind: 'maintenance', by } }) as const

describe('planned work', () => {
  scenario('alerts of the CI and of what fails with it => in maintenance, no incident; others are heard', (s) => {
    s.topology('core-1 > access-[1..2]; core-2 > access-3')
    s.at(0).order(set('m', 0, 600))
    s.at(1).alert('core-1', 'HostDown').want('in_maintenance')
    s.at(2).alert('access-1', 'HostDown').want('in_maintenance')
    s.at(3).alert('access-3', 'HostDown').want('opened')
    s.at(4).wantAlert('core-1', 'HostDown', { ...held('m'), membership: null, state: 'active' })
    s.at(5).wantOpen({ rootCause: 'access-3' })
  })

  scenario(
    'still active at its end => one incident with its cause, as if it began then; what cleared is forgotten',
    (s) => {
      s.topology('core-1 > access-[1..3]')
      s.at(0).order(set('m', 0, 600))
      s.at(1).trap('access-1', 'HostDown').want('in_maintenance')
      s.at(5).trap('core-1', 'HostDown').want('in_maintenance')
      s.at(6).trap('access-2', 'HostDown').want('in_maintenance')
      s.at(7).trap('access-3', 'HostDown').want('in_maintenance')
      s.at(300).trapClear('access-3', 'HostDown').want('cleared')
      s.at(301).restart()
      s.at(599).wantOpen()
      s.at(601).wantAlert('core-1', 'HostDown', { suppression: null })
      s.at(605).wantOpen({ rootCause: 'core-1', alerts: 3, active: 3 })
    },
  )

  scenario('planned ahead: it begins by itself, and what was there before stays an incident that says so', (s) => {
    s.topology('core-1 > access-1')
    s.at(0).order(set('m', 100, 200))
    s.at(1).trap('core-1', 'fanFailed').want('opened')
    s.at(99).wantAlert('core-1', 'fanFailed', { suppression: null })
    s.at(101).wantAlert('core-1', 'fanFailed', held('m'))
    s.at(102).trap('core-1', 'linkDown').want('in_maintenance')
    s.at(201).wantAlert('core-1', 'fanFailed', { suppression: null })
    s.at(205).wantOpen({ alerts: 2 })
    s.at(205).check(({ activities }) => {
      const told = activities.filter(({ kind }) => kind.startsWith('maintenance'))
      expect(told).toMatchObject([
        { kind: 'maintenance_began', values: { window: 'm', alerts: 1, active: 1, until: time(200) } },
        { kind: 'maintenance_ended', values: { window: 'm', alerts: 1 } },
      ])
    })
  })

  scenario('an incident all of whose alerts are held pages nobody before the end of the window', (s) => {
    s.topology('core-1')
    s.at(0).trap('core-1', 'fanFailed', { severity: 'minor' })
    s.at(10).order(set('m', 10, 100))
    s.at(60).wantOpen({ pagedAt: null })
    s.at(129).wantOpen({ pagedAt: null })
    s.at(131).wantOpen({ pagedAt: time(130) })
  })

  scenario('what was told while it was held counts in the incident that it opens', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 0, 100))
    s.at(1).alert('core-1', 'HostDown').want('in_maintenance')
    for (const at of [20, 40]) s.at(at).alert('core-1', 'HostDown').want('repeated')
    s.at(105).check((engine) => expect(engine.open()).toMatchObject([{ alertCount: 1, eventCount: 3 }]))
  })

  scenario('cancelled => released at once; cancelled again => not found', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 0, 600))
    s.at(1).trap('core-1', 'linkDown').want('in_maintenance')
    s.at(10).order(cancel('m'), { outcome: 'applied', object: 'm' })
    s.at(11).wantOpen({ rootCause: 'core-1' })
    s.at(12).order({ ...cancel('m'), id: 'again' }, { code: 'not_found' })
  })

  scenario('extended => goes on; an old revision and a window over nothing are refused', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 0, 100))
    s.at(1).trap('core-1', 'linkDown')
    s.at(50).order(set('m', 0, 200, { revision: 2 }))
    s.at(51).order({ ...set('m', 0, 20, { revision: 2 }), id: 'late' }, { code: 'conflict' })
    s.at(52).order({ ...set('n', 0, 20, {}, []), id: 'empty' }, { code: 'invalid' })
    s.at(199).wantAlert('core-1', 'linkDown', held('m'))
    s.at(201).wantOpen({ rootCause: 'core-1' })
  })

  scenario('made smaller => what it no longer covers goes on, the rest stays held', (s) => {
    s.topology('core-1 > access-1')
    s.at(0).order(set('m', 0, 100))
    s.at(1).trap('core-1', 'linkDown').want('in_maintenance')
    s.at(2).trap('access-1', 'HostDown').want('in_maintenance')
    s.at(10).order(set('m', 0, 100, { revision: 2 }, [{ ...CORE, dependants: 'none' }]))
    s.at(11).wantAlert('core-1', 'linkDown', held('m'))
    s.at(11).wantAlert('access-1', 'HostDown', { suppression: null })
    s.at(12).wantOpen({ alerts: 1 })
  })

  scenario('windows that overlap, and a silence beneath => held until the last of them ends', (s) => {
    s.topology('core-1')
    const matchers = [{ name: 'ci', value: 'core-1', isRegex: false, isEqual: true }]
    const silence = { id: 'sil', revision: 1, matchers, startsAt: EPOCH, endsAt: time(300) }
    s.at(0).order({
      ...{ type: 'setSilence', actor: 'ann', id: 'sil' },
      silence: { ...silence, createdBy: 'ann', comment: 'noise', updatedAt: EPOCH },
    })
    s.at(1).trap('core-1', 'linkDown').want('silenced')
    s.at(10).order(set('m', 10, 100))
    s.at(50).order(set('n', 50, 200))
    s.at(60).wantAlert('core-1', 'linkDown', held('m', 'n'))
    s.at(101).wantAlert('core-1', 'linkDown', held('n'))
    s.at(150).trap('core-1', 'fanFailed').want('in_maintenance')
    s.at(201).wantAlert('core-1', 'fanFailed', { suppression: { kind: 'silence', by: ['sil'] } })
    s.at(299).wantOpen()
    s.at(301).wantOpen({ alerts: 2 })
  })

  scenario('one window ends in the moment in which the next begins => nothing is heard in between', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 0, 100))
    s.at(0).order(set('n', 100, 200))
    s.at(1).trap('core-1', 'linkDown')
    s.at(101).wantAlert('core-1', 'linkDown', held('n'))
    s.at(199).wantIncidents()
    s.at(201).wantOpen({ alerts: 1 })
  })

  scenario('only the classes that are expected', (s) => {
    s.topology('core-1')
    const expected = { scope: { entries: [CORE], classes: ['linkDown'] } }
    s.at(0).order(set('m', 0, 600, expected))
    s.at(1).trap('core-1', 'linkDown').want('in_maintenance')
    s.at(2).trap('core-1', 'fanFailed').want('opened')
  })

  scenario('a dead device in maintenance hides nobody who was not covered with it', (s) => {
    s.topology('core-1 > access-1')
    s.at(0).order(set('m', 0, 600, {}, [{ ...CORE, dependants: 'none' }]))
    s.at(1).alert('core-1', 'HostDown').want('in_maintenance')
    s.at(2).alert('access-1', 'HostDown').want('opened')
  })

  scenario('flapping during it goes on being told; the lease of what nobody renews runs out', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 0, 3_000))
    for (let n = 0; n < 4; n++) {
      s.at(1 + 20 * n).trap('core-1', 'linkDown')
      s.at(11 + 20 * n).trapClear('core-1', 'linkDown')
    }
    s.at(100).trap('core-1', 'linkDown').want('flapping')
    s.at(101).wantAlert('core-1', 'linkDown', { ...held('m'), flapping: true })
    s.at(110).alert('core-1', 'HostDown').want('in_maintenance')
    s.at(420).wantAlert('core-1', 'HostDown', { state: 'expired', suppression: null })
    s.at(3_010).wantOpen({ alerts: 1 })
  })

  scenario('weekly => each occurrence holds, between them alerts are heard; a skipped one does not take place', (s) => {
    s.topology('core-1')
    const day = 86_400
    // EPOCH is a Thursday at 12:00.
    const window = maintenanceOf('m', [CORE], {
      kind: 'weekly',
      days: [4, 5, 6],
      weeks: [],
      startMinute: 12 * 60,
      durationMs: 3_600_000,
      zone: 'UTC',
      offsets: [{ from: 0, offsetMs: 0 }],
      from: EPOCH,
      until: time(30 * day),
      skipped: [time(day)],
    })
    s.at(0).order({ type: 'setMaintenance', actor: 'ann', id: '1', window })
    s.at(10).trap('core-1', 'linkDown').want('in_maintenance')
    s.at(3_599).trapClear('core-1', 'linkDown')
    s.at(3_601).trap('core-1', 'fanFailed').want('opened')
    s.at(4_000).trapClear('core-1', 'fanFailed')
    s.at(day + 10)
      .trap('core-1', 'psuFailed')
      .want('opened')
    s.at(2 * day + 5).restart()
    s.at(2 * day + 10)
      .trap('core-1', 'bgpDown')
      .want('in_maintenance')
    s.at(7 * day + 10)
      .trap('core-1', 'diskFull')
      .want('in_maintenance')
    s.at(31 * day).check(({ state }) => expect(state.maintenance.size).toBe(0))
  })
})

describe('notices', () => {
  const HOUR = 3_600
  /** Long enough that two rare notices beside each other are surprising; then these two. */
  const surprise = (s: Scenario, words: readonly [DecisionWord, DecisionWord]): void => {
    for (let at = 0; at < 12 * HOUR; at += 600) s.at(at).notice('core-1', 'cronRun').want('noticed')
    s.at(12 * HOUR)
      .notice('core-1', 'uidChanged')
      .want(words[0])
    s.at(12 * HOUR + 1)
      .notice('core-1', 'sudoFirstTime')
      .want(words[1])
    s.at(12 * HOUR + 90).check(({ incidents }) => expect(incidents.size).toBe(words[1] === 'opened' ? 1 : 0))
  }

  scenario('nothing holds them back => opened', (s) => {
    s.topology('core-1')
    surprise(s, ['noticed', 'opened'])
  })

  scenario('in maintenance => held back, no incident', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 12 * HOUR, 13 * HOUR))
    surprise(s, ['in_maintenance', 'in_maintenance'])
  })

  scenario('the window is over => opened', (s) => {
    s.topology('core-1')
    s.at(0).order(set('m', 11 * HOUR + 700, 11 * HOUR + 800))
    surprise(s, ['noticed', 'opened'])
  })

  scenario('under a silence => silenced', (s) => {
    s.topology('core-1')
    const matchers = [{ name: 'eventClass', value: 'uidChanged|sudo.*', isRegex: true, isEqual: true }]
    const silence = { id: 'sil', revision: 1, matchers, startsAt: EPOCH, endsAt: time(20 * HOUR), createdBy: 'ann' }
    s.at(0).order({ type: 'setSilence', actor: 'ann', id: 's', silence: { ...silence, comment: '', updatedAt: EPOCH } })
    surprise(s, ['silenced', 'silenced'])
  })
})
