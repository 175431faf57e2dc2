// Trials that take a few looks to be done, with a difference of each kind worth looking at.

const THRESHOLDS = [
  ['grouping.threshold', 'share', 0.2, 0.95, 0.5, 0.5],
  ['grouping.hops', 'number', 0, 4, 3, 3],
  ['grouping.idleGapMs', 'duration', 30_000, 3_600_000, 300_000, 300_000],
  ['grouping.sharedWindowMs', 'duration', 10_000, 900_000, 90_000, 90_000],
  ['grouping.lifetimeMs', 'duration', 3_600_000, 604_800_000, 86_400_000, 86_400_000],
  ['grouping.maxMembers', 'number', 50, 10_000, 2_000, 2_000],
  ['inhibit.hops', 'number', 0, 4, 3, 3],
  ['alert.reopenWindowMs', 'duration', 60_000, 14_400_000, 1_800_000, 1_800_000],
  ['flap.transitions', 'number', 2, 50, 4, 4],
  ['flap.windowMs', 'duration', 600_000, 86_400_000, 3_600_000, 3_600_000],
  ['flap.quietMs', 'duration', 60_000, 14_400_000, 900_000, 900_000],
  ['holdDown.ms', 'duration', 0, 900_000, 60_000, 30_000],
  ['holdDown.cis', 'number', 1, 100, 3, 3],
  ['incident.autoResolveQuietMs', 'duration', 1_000, 3_600_000, 15_000, 15_000],
  ['rootCause.precedenceToleranceMs', 'duration', 0, 600_000, 60_000, 60_000],
  ['change.windowMs', 'duration', 60_000, 14_400_000, 1_800_000, 1_800_000],
  ['priority.widespreadCis', 'number', 2, 1_000, 20, 20],
] as const

const START = Date.UTC(2026, 10, 20, 8)

export const FAKE_POLICY = {
  history: [
    { since: START + 86_400_000, policy: '5f0c2a91d3b7e846', thresholds: 'holdDown.ms: 60000' },
    { since: START, policy: '21d07b6c9ae4f350', thresholds: '' },
  ],
  policy: '5f0c2a91d3b7e846',
  tunables: THRESHOLDS.map(([path, unit, min, max, value, shipped]) => ({ path, unit, min, max, value, shipped })),
}

const AT = Date.UTC(2026, 10, 22, 3)
const TOTAL = 18_412

function incident(n: number, lead: string, alerts: number, priority = 'P3', paged = true): object {
  return {
    id: `INC-261122-000${n}`,
    title: alerts === 1 ? lead : `${lead}, ${alerts - 1} more CIs affected`,
    titleSaying:
      alerts === 1
        ? { kind: 'alerts', values: { lead, more: 0 } }
        : { kind: 'spread', values: { lead, others: alerts - 1 } },
    priority,
    isPaged: paged,
    rootCause: { ci: 'sw-lyon-3', name: 'sw-lyon-3', score: 0.91 },
    openedAt: AT + n * 60_000,
    alertCount: alerts,
    eventCount: alerts * 7,
    members: Array.from({ length: Math.min(alerts, 4) }, (_, i) => ({
      ci: `srv-lyon-${i}`,
      name: `srv-lyon-${i}`,
      eventClass: 'HostDown',
      component: i === 0 ? 'ifIndex=12' : null,
    })),
  }
}

const BEFORE = { events: TOTAL, alerts: 214, incidents: 38, paged: 21, byPriority: { P1: 1, P2: 4, P3: 20, P4: 13, P5: 0 }, largest: 42, noiseReduction: 0.9979 } // prettier-ignore
const RESULT = {
  before: BEFORE,
  after: { ...BEFORE, incidents: 41, paged: 19, byPriority: { ...BEFORE.byPriority, P3: 23 }, largest: 30 },
  policy: { before: FAKE_POLICY.policy, after: '90aa17c3e52d41bf' },
  differences: { merged: 0, split: 1, regrouped: 0, vanished: 1, appeared: 0, root_cause: 0, priority: 1, paging: 1, members: 0 }, // prettier-ignore
  unchanged: 35,
  findings: [
    {
      differences: ['split'],
      before: [incident(1, 'sw-lyon-3: linkDown', 42, 'P2')],
      after: [incident(1, 'sw-lyon-3: linkDown', 30, 'P2'), incident(2, 'edge-2: bgpDown', 12)],
    },
    { differences: ['vanished'], before: [incident(5, 'bkp-1: BackupFailed', 1, 'P4', false)], after: [] },
    { differences: ['priority', 'paging'], before: [incident(7, 'db-7: DbSlow', 3)], after: [incident(8, 'db-7: DbSlow', 3, 'P4', false)] },
  ],
  truncated: false,
} // prettier-ignore

interface FakeTrial {
  readonly id: string
  readonly actor: string
  readonly startedAt: number
  readonly from: number
  readonly to: number
  readonly change: object
  readonly state: string
  readonly events: { readonly done: number; readonly total: number }
  readonly detail: null
  readonly result: object | null
}

/** Each look at one that runs takes it a third further. */
export function createFakeTrials() {
  const trials = new Map<string, FakeTrial>()
  const keep = (trial: FakeTrial): FakeTrial => {
    trials.set(trial.id, trial)
    return trial
  }
  const begin = (id: string, body: Readonly<Record<string, unknown>>, state = 'running'): FakeTrial =>
    keep({
      id,
      actor: 'operator',
      startedAt: AT,
      from: AT - Number(body['hours'] ?? 1) * 3_600_000,
      to: AT,
      change: 'rules' in body ? { kind: 'rules', rules: body['rules'] } : { kind: 'policy', policy: body['policy'] },
      state,
      events: { done: state === 'done' ? TOTAL : 0, total: TOTAL },
      detail: null,
      result: state === 'done' ? RESULT : null,
    })
  begin('done', { hours: 6, policy: { 'grouping.threshold': 0.65 } }, 'done')

  return {
    start: (body: Readonly<Record<string, unknown>>) => begin(`trial-${trials.size}`, body),
    cancel(id: string): FakeTrial | null {
      const trial = trials.get(id)
      return trial === undefined ? null : keep({ ...trial, state: 'cancelled' })
    },
    list: () => ({ items: [...trials.values()].reverse().map((trial) => ({ ...trial, result: null })) }),
    look(id: string): FakeTrial | null {
      const trial = trials.get(id)
      if (trial?.state !== 'running') return trial ?? null
      const done = Math.min(TOTAL, trial.events.done + TOTAL / 3)
      const isOver = done >= TOTAL
      return keep({
        ...trial,
        events: { done: Math.round(done), total: TOTAL },
        state: isOver ? 'done' : 'running',
        result: isOver ? RESULT : null,
      })
    },
  }
}
