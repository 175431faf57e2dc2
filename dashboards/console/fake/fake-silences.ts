// Silences to look at, to change and to end: one active, one to come, one over. What a new one would hold is counted among the fake alerts.
import { silenceLabel } from '../../../correlate/contract/silence-label.ts'
import { compileMatcher } from '../../../api/silences/matchers.ts'
import type { Alert, Incident, SilenceMatcher } from '../src/contract.ts'
import type { ShownSilence } from '../src/api/silence-endpoints.ts'
import { ok, refused, type FakePart } from './fake-part.ts'

const HOUR = 3_600_000

interface IncidentWithAlerts {
  readonly incident: Incident
  readonly alerts: readonly Alert[]
}

export function createFakeSilences(entries: () => readonly IncidentWithAlerts[]): FakePart {
  const byId = new Map<string, ShownSilence>()
  let number = 0

  function put(parts: Partial<ShownSilence>): string {
    const now = Date.now()
    const id = parts.id ?? `sil-${(number += 1)}`
    const silence = {
      ...{ id, revision: 1, matchers: [], startsAt: now, endsAt: now + HOUR, createdBy: 'operator', comment: '' },
      ...{ updatedAt: now, holds: 7 },
      ...parts,
    }
    const state = silence.endsAt <= now ? 'expired' : silence.startsAt > now ? 'pending' : 'active'
    byId.set(id, { ...silence, state })
    return id
  }
  const equal = (name: string, value: string): SilenceMatcher => ({ name, value, isRegex: false, isEqual: true })
  const now = Date.now()
  put({
    matchers: [equal('alertname', 'HostDown'), { name: 'ci', value: 'edge-.*', isRegex: true, isEqual: true }],
    ...{ endsAt: now + 2 * HOUR, createdBy: 'wang', comment: 'CHG-4711: edge routers are replaced' },
  })
  put({
    matchers: [equal('site', 'berlin')],
    startsAt: now + HOUR,
    endsAt: now + 3 * HOUR,
    comment: 'UPS test',
    holds: 0,
  })
  put({
    matchers: [equal('job', 'backup')],
    startsAt: now - 5 * HOUR,
    endsAt: now - HOUR,
    comment: '备份迁移',
    holds: 0,
  })

  function preview(matchers: readonly SilenceMatcher[]) {
    const tests = matchers.map(compileMatcher)
    const touched = entries().map(({ incident, alerts }) => ({
      incident,
      held: alerts.filter(
        (alert) => alert.state === 'active' && tests.every((test) => test((name) => silenceLabel(alert, name))),
      ),
    }))
    const hit = touched.filter(({ held }) => held.length > 0)
    const held = hit.flatMap((one) => one.held)
    return {
      ...{
        alerts: held.length,
        incidents: hit.length,
        whole: hit.filter((one) => one.held.length >= one.incident.activeAlertCount).length,
      },
      worst: hit.slice(0, 20).map(({ incident, held: { length } }) => ({ ...incident, alerts: length })),
      samples: held
        .slice(0, 20)
        .map(({ id, eventClass, ci, severity, summary }) => ({ id, eventClass, ci: ci.id, severity, summary })),
    }
  }

  return {
    root: '/api/v1/silences',
    answer({ method, url, body }) {
      const matchers = (body['matchers'] ?? []) as readonly SilenceMatcher[] // as the console sends them
      if (url.pathname.endsWith('/preview')) {
        try {
          return ok(preview(matchers))
        } catch {
          return refused(400, 'invalid_request')
        }
      }
      if (method === 'POST') return ok({ id: put(body) })
      const id = decodeURIComponent(url.pathname.split('/')[4] ?? '')
      if (method === 'DELETE') {
        const known = byId.get(id)
        if (known === undefined) return refused(404, 'not_found')
        put({ ...known, endsAt: Date.now() })
        return { status: 204, body: null }
      }
      return ok({ items: [...byId.values()] })
    },
  }
}
