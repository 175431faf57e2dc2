// Something to see in each tab of the tuning page.
import { createFakeTrials, FAKE_POLICY } from './fake-trials.ts'

const KINDS = [
  ['linkDown', 'snmp', 'sw-lyon-3', 'ifIndex=12', 5210, 3100, 1740, 14, 12, 9, 0],
  ['HighCpuLoad', 'prometheus', '', '', 2480, 2300, 0, 61, 40, 12, 2],
  ['bgpBackwardTransition', 'snmp', 'edge-2', 'bgpPeer=10.0.0.2', 812, 240, 390, 9, 1, 4, 0],
  ['DiskWillFill', 'prometheus', 'srv-lyon-11', '/var', 420, 411, 0, 3, 0, 0, 3],
  ['BackupFailed', 'zabbix', 'bkp-1', '', 30, 22, 0, 8, 8, 0, 1],
] as const

function noise(url: URL): object {
  const by = url.searchParams.get('by') ?? 'class'
  const wanted = url.searchParams.get('class') ?? ''
  const kinds = KINDS.filter(([eventClass]) => wanted === '' || eventClass === wanted)
  const events = kinds.reduce((sum, kind) => sum + kind[4], 0)
  const items = kinds.map(([eventClass, source, ci, component, count, repeats, flaps, alerts, unacted, short, standing]) => ({
    key: { class: eventClass, source, ci }[by] ?? `${eventClass}@${ci}`,
    class: eventClass,
    source,
    ci,
    name: ci,
    component,
    summary: `${eventClass} on ${ci}`,
    conditions: alerts,
    events: count,
    share: count / events,
    repeats,
    flaps,
    alerts,
    unacted,
    transients: short,
    standing,
  })) // prettier-ignore
  const to = Number(url.searchParams.get('to'))
  return { from: Number(url.searchParams.get('from')), to, shortMs: 60_000, standingDays: 7, events, keys: 41, items }
}

const AT = Date.UTC(2026, 10, 22, 3)
const JUDGED = { ci: 'sw-lyon-3', name: 'sw-lyon-3', score: 0.91, first: 'sw-lyon-3', kinds: ['explains', 'own_alert'], usedLater: 0 } // prettier-ignore
const INCIDENT = {
  id: 'INC-261122-0001',
  title: 'sw-lyon-3: linkDown, 4 more CIs affected',
  titleSaying: { kind: 'spread', values: { lead: 'sw-lyon-3: linkDown', others: 4 } },
}

const FEEDBACK = [
  { kind: 'cause_judged', actor: 'li', cause: { ...JUDGED, verdict: 'confirmed', rank: 1, movedTo: null, usedLater: 2 }, other: null, alerts: 0 },
  { kind: 'cause_judged', actor: 'operator', cause: { ...JUDGED, verdict: 'not_cause', rank: 1, movedTo: 'edge-2' }, other: null, alerts: 0 },
  { kind: 'cause_judged', actor: 'li', cause: { ...JUDGED, verdict: 'confirmed', name: 'edge-2', rank: 3, movedTo: 'edge-2' }, other: null, alerts: 0 },
  { kind: 'merged', actor: 'operator', cause: null, other: 'INC-261122-0004', alerts: 6 },
  { kind: 'split', actor: 'wang', cause: null, other: 'INC-261122-0009', alerts: 1 },
].map((item, n) => ({ ...item, id: `${INCIDENT.id}#${n}`, at: AT - n * 3_600_000, incident: INCIDENT })) // prettier-ignore

function feedback(url: URL): object {
  const [kind, actor] = [url.searchParams.get('kind'), url.searchParams.get('actor')]
  const items = FEEDBACK.filter(
    (item) => (kind === null || item.kind === kind) && (actor === null || item.actor === actor),
  )
  return { items, nextCursor: null }
}

const PRECISION = {
  right: 41,
  wrong: 6,
  precision: 41 / 47,
  evidence: [
    { kind: 'explains', confirmed: 40, rejected: 5 },
    { kind: 'own_alert', confirmed: 36, rejected: 8 },
    { kind: 'recent_change', confirmed: 3, rejected: 0 },
  ],
  incidents: 812,
  merges: 9,
  splits: 4,
}

const TRIAL = /^\/api\/v1\/tuning\/trials\/([^/]+)$/u

export function createFakeTuning() {
  const trials = createFakeTrials()
  return {
    /** null: no such trial; undefined: the address is not about tuning. */
    read: (url: URL) => {
      const [, id] = TRIAL.exec(url.pathname) ?? []
      return id === undefined ? answerTo(url, trials.list) : trials.look(id)
    },
    start: trials.start,
    cancel: (path: string) => trials.cancel(TRIAL.exec(path)?.[1] ?? ''),
  }
}

function answerTo(url: URL, trials: () => object): object | undefined {
  switch (url.pathname) {
    case '/api/v1/tuning/noise':
      return noise(url)
    case '/api/v1/tuning/feedback':
      return feedback(url)
    case '/api/v1/tuning/policy':
      return FAKE_POLICY
    case '/api/v1/tuning/trials':
      return trials()
    case '/api/v1/tuning/precision':
      return PRECISION
    default:
      return undefined
  }
}
