// Hand-overs to look at and to take through their steps: a draft, one that waits for a signature, one signed. The rules are the real ones.
import { NO_NOTES, type Handover, type HandoverFacts } from '../../../api/contract/handover.ts'
import { newHandoverId, type HandoverRecord } from '../../../api/handovers/handover-book.ts'
import { pickIncidents } from '../../../api/handovers/pick-incidents.ts'
import { HANDOVER_STEPS, stepHandover, type StepName } from '../../../api/handovers/step-handover.ts'
import type { Incident } from '../../../correlate/contract/incident.ts'
import { ok, refused, type FakePart, type FakeRequest } from './fake-part.ts'

/** One of each state. */
const FAKE_HANDOVERS = {
  signed: 'HO-20260101-080000-0000',
  waiting: 'HO-20260101-200000-0000',
  draft: 'HO-20260102-080000-0000',
} as const
const HOUR = 3_600_000
const ROOT = '/api/v1/handovers'

function factsOf(incidents: readonly Incident[], from: number, to: number): HandoverFacts {
  const now = Date.now()
  const flapping = new Set(incidents.filter((_, index) => index % 23 === 0).map(({ id }) => id))
  const none = { cisAdded: 0, cisGone: 0, relationshipsChanged: 0, relationshipsGone: 0 }
  const matchers = [
    { name: 'alertname', value: 'InstanceDown', isRegex: false, isEqual: true },
    { name: 'instance', value: 'edge-.*', isRegex: true, isEqual: true },
  ]
  return {
    takenAt: now,
    ...pickIncidents(incidents, { from, to }, flapping),
    silences: [
      {
        ...{ id: 'sil-1', matchers, startsAt: now - 2 * HOUR, endsAt: to + 2 * HOUR, createdBy: 'wang', holds: 12 },
        ...{ comment: 'CHG-4711: edge routers are replaced', endsNextShift: true },
      },
    ],
    problems: [
      {
        ...{ id: 'PRB-260101-0001', title: 'linkDown on core-sw-1 recurs', state: 'proposed', rootName: 'core-sw-1' },
        ...{ level: 'ci', rootType: 'core-switch', eventClasses: ['linkDown'] },
        ...{ occurrenceCount: 5, openedAt: now - HOUR, workaround: null },
      },
    ],
    numbers: {
      ...{ events: 48_213, alerts: 1_204, incidents: 37, acknowledged: 31, mttaMs: 252_000 },
      ...{ resolved: 29, mttrMs: 3_720_000 },
    },
    changes: {
      since: from,
      total: 1,
      revisions: [
        {
          ...{ revision: 41, at: now - 3 * HOUR, actor: 'session:li', source: 'import', instance: 'cmdb.csv' },
          counts: { ...none, cisChanged: 12, relationshipsAdded: 3 },
        },
      ],
    },
    health: {
      ...{ history: true, lagMs: 400, deadLetters: 3 },
      silent: [{ summary: 'zabbix is silent', since: now - 20 * 60_000 }],
    },
  }
}

/** @param incidents what is there now */
export function createFakeHandovers(incidents: () => readonly Incident[]): FakePart {
  const byId = new Map<string, { record: HandoverRecord; revision: number }>()
  let revisions = 0

  function shown(id: string): Handover | null {
    const found = byId.get(id)
    if (found === undefined) return null
    const { record, revision } = found
    return { ...record, revision, facts: record.facts ?? factsOf(incidents(), record.from, record.to) }
  }
  const put = (record: HandoverRecord) => byId.set(record.id, { record, revision: (revisions += 1) })

  function begin(from: number, to: number, actor: string, at: number, id = newHandoverId(at)): HandoverRecord {
    const record: HandoverRecord = {
      ...{ id, state: 'draft', from, to, incoming: '', notes: NO_NOTES, facts: null },
      ...{ createdBy: actor, createdAt: at, updatedBy: actor, updatedAt: at },
      ...{ handedOver: null, returned: null, signed: null },
    }
    put(record)
    return record
  }

  const now = Date.now()
  const notes = {
    ...NO_NOTES,
    situation: 'Quiet night but for the edge routers.',
    recommendation: 'Watch core-sw-1.\n看一下 core-sw-1。',
  }
  const step = (by: string, at: number) => ({ by, at, text: '' })
  const old = { ...begin(now - 24 * HOUR, now - 12 * HOUR, 'wang', now - 13 * HOUR, FAKE_HANDOVERS.signed), notes }
  const given = stepHandover(old, 'hand-over', step('wang', now - 12 * HOUR), factsOf(incidents(), old.from, old.to))
  put(stepHandover(given, 'sign', { ...step('li', now - 12 * HOUR), text: 'Understood.' }, given.facts))
  const last = { ...begin(now - 12 * HOUR, now, 'li', now - HOUR, FAKE_HANDOVERS.waiting), notes, incoming: 'operator' }
  put(stepHandover(last, 'hand-over', step('li', now - 60_000), factsOf(incidents(), last.from, last.to)))

  begin(now - 8 * HOUR, now, 'operator', now, FAKE_HANDOVERS.draft)

  function change({ method, url, body, revision }: FakeRequest, id: string, name: string) {
    const found = byId.get(id)
    if (found === undefined) return refused(404, 'not_found')
    if (revision !== found.revision) return refused(412, 'revision_mismatch')
    const at = Date.now()
    if (method === 'DELETE') {
      byId.delete(id)
      return { status: 204, body: null }
    }
    if (method === 'PUT') {
      const saved = { ...found.record, ...(body as Partial<HandoverRecord>), updatedBy: 'operator', updatedAt: at } // as the console sends it
      put(saved)
      return ok({ id, revision: revisions, updatedBy: 'operator', updatedAt: at })
    }
    if (!(name in HANDOVER_STEPS)) return refused(404, url.pathname)
    const done = { by: 'operator', at, text: typeof body['text'] === 'string' ? body['text'] : '' }
    const { record } = found
    put(stepHandover(record, name as StepName, done, factsOf(incidents(), record.from, record.to))) // just looked up
    return ok(shown(id))
  }

  return {
    root: ROOT,
    answer(request) {
      const { method, url, body } = request
      const [, id = '', name = ''] = /^\/api\/v1\/handovers\/([^/]+)(?:\/([\w-]+))?$/u.exec(url.pathname) ?? []
      if (id !== '') {
        if (method !== 'GET') return change(request, id, name)
        const found = shown(id)
        return found === null ? refused(404, 'not_found') : ok(found)
      }
      if (method === 'POST') {
        const record = begin(Number(body['from']), Number(body['to']), 'operator', Date.now())
        return { status: 201, body: shown(record.id) }
      }
      const items = [...byId.values()].map(({ record }) => record).sort((a, b) => (a.id < b.id ? 1 : -1))
      return ok({ items, nextCursor: null })
    },
  }
}
