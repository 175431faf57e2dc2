// Two problems to look at and to judge.
import type { Problem } from '../../../correlate/contract/problem.ts'

const DAY = 86_400_000

function weekly(now: number): Problem {
  const root = { rootCi: 'core-sw-1', rootName: 'core-sw-1' }
  const occurrences = [5, 4, 3, 2, 1].map((weeks, index) => ({
    incidentId: `INC-FAKE-${String(index + 1).padStart(4, '0')}`,
    at: now - weeks * 7 * DAY + index * 180_000,
    ...root,
    alike: index === 0 ? null : 0.92,
  }))
  const [first, last] = [occurrences[0]?.at ?? now, occurrences.at(-1)?.at ?? now]
  return {
    id: 'PRB-260101-0001',
    revision: 3,
    partition: 0,
    domain: 'default',
    title: 'linkDown on core-sw-1 recurs',
    state: 'proposed',
    level: 'ci',
    ...root,
    rootType: 'core-switch',
    signature: 'core-sw-1: HostDown, linkDown',
    eventClasses: ['HostDown', 'linkDown'],
    occurrences,
    incidentIds: occurrences.map(({ incidentId }) => incidentId),
    occurrenceCount: occurrences.length,
    firstAt: first,
    lastAt: last,
    evidence: [
      { kind: 'recurs', weight: 0.97, text: '5 times within 4 weeks', values: { count: 5, spanMs: last - first } },
      {
        kind: 'beyond_chance',
        weight: 0.99,
        text: '0.11 to be expected from linkDown on 1 other CI of type core-switch',
        values: {
          expected: 0.11,
          peers: 2,
          others: 1,
          rootType: 'core-switch',
          lead: 'linkDown',
          level: 'ci',
          byChance: 0.0004,
        },
      },
      {
        kind: 'periodicity',
        weight: 1,
        text: 'every Monday 02:10-02:25 UTC, 5 times',
        values: { period: 'week', cycles: 5, from: '02:10', to: '02:25', weekday: 1, weekdayTo: 1 },
      },
      {
        kind: 'alike',
        weight: 0.92,
        text: '92% alike in place, classes and their order',
        values: { share: 0.92, level: 'ci' },
      },
    ],
    workaround: null,
    cause: null,
    resolution: null,
    history: [{ at: last + 60_000, kind: 'proposed', actor: 'engine', text: '' }],
    openedAt: last + 60_000,
    updatedAt: last + 60_000,
  }
}

const STATE_AFTER: Readonly<Record<string, Problem['state']>> = {
  confirm: 'open',
  reject: 'rejected',
  'known-error': 'known_error',
  resolve: 'resolved',
}

export function createFakeProblems(now: number) {
  const known: Problem = {
    ...weekly(now),
    id: 'PRB-260101-0002',
    title: 'BackupFailed on nas-2 recurs',
    state: 'known_error',
    workaround: 'Start the job by hand after 06:00.',
    cause: 'The quota of the backup share is too small.',
  }
  const byId = new Map([weekly(now), known].map((problem) => [problem.id, problem]))
  return {
    list: (): readonly Problem[] => [...byId.values()],
    find: (id: string): Problem | undefined => byId.get(id),
    judge(id: string, action: string, body: Readonly<Record<string, unknown>>): Problem | undefined {
      const problem = byId.get(id)
      if (problem === undefined) return undefined
      const after: Problem = {
        ...problem,
        revision: problem.revision + 1,
        state: STATE_AFTER[action] ?? problem.state,
        workaround:
          action === 'workaround' ? ((body['workaround'] as string | null | undefined) ?? null) : problem.workaround, // as the console sends it
      }
      byId.set(id, after)
      return after
    },
  }
}
