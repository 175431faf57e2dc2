// Maintenance windows over the made-up CMDB: one that goes on, one to come, a routine, one that is over. What they cover, their times and what is
// wrong with a plan are the API's own reckoning.
import { previewWindow } from '../../../api/maintenance/preview-window.ts'
import { scheduleOf, type PlannedSchedule } from '../../../api/maintenance/check-plan.ts'
import { showWindow } from '../../../api/maintenance/show-window.ts'
import type { LiveView } from '../../../api/live/live-view.ts'
import { standingOf } from '../../../api/live/maintenance-table.ts'
import type { MaintenanceScope, MaintenanceWindow, ScopeEntry } from '../src/contract.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { ok, refused, type FakeAnswer, type FakePart, type FakeRequest } from './fake-part.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The window that fake alerts say holds them. */
export const FAKE_WINDOW = 'mnt-1'

const onCi = (id: string): ScopeEntry => ({ kind: 'ci', id, dependants: 'failing' })

/** @param isHeld whether an incident has an alert that is held back */
export function createFakeMaintenance(live: LiveView, isHeld: (incident: string) => boolean): FakePart {
  let number = 0

  function put(parts: Partial<MaintenanceWindow>): string {
    const now = Date.now()
    const id = parts.id ?? `mnt-${(number += 1)}`
    const known = live.maintenance.get(id)
    const window: MaintenanceWindow = {
      ...{ id, title: '', reason: '', change: null, scope: { entries: [], classes: [] } },
      schedule: { kind: 'once', startsAt: now, endsAt: now + HOUR },
      ...{ createdBy: 'operator', createdAt: now, cancelledAt: null },
      ...known,
      ...parts,
      ...{ revision: (known?.revision ?? 0) + 1, updatedBy: parts.updatedBy ?? 'operator', updatedAt: now },
    }
    live.apply({ entity: 'maintenance', items: [window] })
    return id
  }

  const now = Date.now()
  put({
    ...{ title: 'Firmware of the firewalls', reason: 'CVE fix; both restart, one after the other', change: 'CHG-4711' },
    scope: { entries: [onCi('fw-berlin-a'), onCi('fw-berlin-b')], classes: [] },
    ...{ schedule: { kind: 'once', startsAt: now - HOUR, endsAt: now + 2 * HOUR }, updatedBy: 'wang' },
  })
  put({
    ...{ title: '更换里昂接入交换机', reason: '设备老化，计划更换', change: 'CHG-4720', updatedBy: 'li' },
    scope: { entries: [{ kind: 'ci', id: 'access-lyon-2', dependants: 'all' }], classes: ['linkDown', 'HostDown'] },
    schedule: { kind: 'once', startsAt: now + 5 * HOUR, endsAt: now + 8 * HOUR },
  })
  put({
    ...{ title: 'Backup of the archive', reason: 'slow while it runs', updatedBy: 'anna' },
    scope: { entries: [{ kind: 'service', id: 'archive' }], classes: ['HighLatency'] },
    schedule: scheduleOf(
      {
        ...{ kind: 'weekly', days: [2, 7], weeks: [], startMinute: 150, durationMs: 2 * HOUR, zone: 'Europe/Berlin' },
        until: now + 60 * DAY,
      },
      null,
      now,
    ),
  })
  put({
    ...{ title: 'Power test', reason: 'yearly test of the UPS', updatedBy: 'wang' },
    scope: { entries: [{ kind: 'site', id: 'Lyon' }], classes: [] },
    schedule: { kind: 'once', startsAt: now - 3 * DAY, endsAt: now - 3 * DAY + 4 * HOUR },
  })

  function show(window: MaintenanceWindow) {
    return showWindow(live, window, new Map([[FAKE_WINDOW, 3]]), Date.now())
  }

  function list({ searchParams }: URL): FakeAnswer {
    const [ci, incident, states] = [searchParams.get('ci'), searchParams.get('incident'), searchParams.get('state')]
    const items = [...live.maintenance.values()]
      .filter((window) => ci === null || live.maintenance.cisOf(window).has(ci))
      .filter(({ id }) => incident === null || (id === FAKE_WINDOW && isHeld(incident)))
      .map(show)
      .filter(({ state }) => states?.split(',').includes(state) ?? true)
    return ok({ items })
  }

  function change(id: string, { method, url, body, revision }: FakeRequest): FakeAnswer {
    const known = live.maintenance.get(id)
    if (known === undefined) return refused(404, 'not_found')
    if (method === 'DELETE') {
      put({ id, cancelledAt: Date.now() })
      return { status: 204, body: null }
    }
    if (url.pathname.endsWith('/skip')) {
      if (known.schedule.kind === 'once') return refused(400, 'invalid_request')
      put({ id, schedule: { ...known.schedule, skipped: [...known.schedule.skipped, Number(body['startsAt'])] } })
      return ok({ id })
    }
    if (standingOf(known, Date.now()).occurrence === null) return refused(409, 'illegal_move')
    if (revision !== known.revision) return refused(412, 'revision_mismatch')
    return ok({ id: put({ ...planOf(body, known), id }) })
  }

  /** As the console sends it: its own types. */
  function planOf({ covers: _, ...body }: FakeRequest['body'], known?: MaintenanceWindow): Partial<MaintenanceWindow> {
    const schedule = body['schedule'] as PlannedSchedule | undefined
    const planned = schedule && { schedule: scheduleOf(schedule, known?.schedule ?? null, Date.now()) }
    return { ...(body as Partial<MaintenanceWindow>), ...planned }
  }

  function answer(request: FakeRequest): FakeAnswer {
    const { method, url, body } = request
    const [, , , , id] = url.pathname.split('/')
    if (id === 'preview') {
      const schedule = planOf(body).schedule ?? null
      return ok(previewWindow(live, body['scope'] as MaintenanceScope, schedule, Date.now()))
    }
    if (method === 'GET') return list(url)
    return id === undefined ? ok({ id: put(planOf(body)) }) : change(decodeURIComponent(id), request)
  }

  return {
    root: '/api/v1/maintenance',
    answer(request) {
      try {
        return answer(request)
      } catch (error) {
        if (error instanceof HttpProblem) return refused(error.status, error.code)
        throw error
      }
    },
  }
}
