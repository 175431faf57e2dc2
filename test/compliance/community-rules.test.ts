// Alerting rules of the community, each as the alert that Prometheus would send of it, through the real routes and the engine: every one is
// accepted, has a class, a severity, a place and a fingerprint; sent again it is the same alert; its resolution clears it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Decision } from '../../correlate/contract/decision.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { ingestApp } from '../../ingest/http/ingest-app.test-support.ts'
import { firedAlert, type FiredAlert, type Rule } from '../support/fired-rule.ts'
import { readTopology } from '../support/topology-notation.ts'
import { VirtualEngine } from '../support/virtual-engine.ts'
import { ROOT } from '../house/root.ts'

const FIXTURES = join(ROOT, '../shared/fixtures/prometheus-rules')
const missing = existsSync(FIXTURES) ? '' : ' (own rules alone: no ../shared/fixtures/prometheus-rules)'

/** So that something is tested without the fixtures: one for each way in which labels are lost or kept. */
const OWN_RULES: readonly Rule[] = [
  { alert: 'NodeDown', expr: 'up{job="node"} == 0', labels: { severity: 'critical' } },
  { alert: 'VaultSealed', expr: 'sum(vault_core_unsealed) == 0', labels: { severity: 'critical' } },
  {
    alert: 'DiskFull',
    expr: 'node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1',
    labels: { severity: 'warning' },
    annotations: { summary: '{{ $labels.mountpoint }} on {{ $labels.instance }} is full' },
  },
  {
    alert: 'QueueLong',
    expr: 'max by (namespace, queue) (rabbitmq_queue_messages) > 1000',
    labels: { severity: 'page' },
  },
  { alert: 'AppGone', expr: 'absent(up{job="shop"})', labels: { severity: 'critical' } },
  { alert: 'PeerBytes', expr: 'a_bytes / on (instance) group_left (rack) b_bytes > 1', labels: { severity: 'high' } },
  { alert: 'NoPods', expr: 'count without (pod) (kube_pod_info) < 1', labels: { severity: 'P2' } },
]

interface RuleFile {
  readonly groups?: readonly { readonly rules?: readonly (Rule | { readonly record: string })[] | null }[]
  readonly spec?: RuleFile
}

interface TestFile {
  readonly tests?: readonly {
    readonly alert_rule_test?: readonly {
      readonly alertname: string
      readonly exp_alerts?: readonly {
        readonly exp_labels: Record<string, string>
        readonly exp_annotations?: Record<string, string>
      }[]
    }[]
  }[]
}

const yamlIn = (folder: string) =>
  readdirSync(join(FIXTURES, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => ({
      file,
      content: parse(readFileSync(join(FIXTURES, folder, file), 'utf8')) as RuleFile & TestFile,
    })) // their form

const rulesOf = ({ groups = [], spec }: RuleFile): Rule[] => [
  ...groups.flatMap(({ rules }) => (rules ?? []).flatMap((rule) => ('alert' in rule ? [rule] : []))),
  ...(spec === undefined ? [] : rulesOf(spec)),
]

/** YAML reads a label 0.99 as a number; to Prometheus it is text. */
const textOf = (labels: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]))

/** What the unit tests of rules say will fire. */
const expectedIn = ({ tests = [] }: TestFile): FiredAlert[] =>
  tests.flatMap(({ alert_rule_test: cases = [] }) =>
    cases.flatMap(({ alertname, exp_alerts: alerts }) =>
      (alerts ?? []).map(({ exp_labels: labels, exp_annotations: annotations = {} }) => ({
        labels: { alertname, ...textOf(labels) },
        annotations,
        generatorURL: '',
      })),
    ),
  )

function communityAlerts(): readonly FiredAlert[] {
  if (missing !== '') return []
  const rules = ['awesome-prometheus-alerts', 'ceph-mixins'].flatMap((folder) =>
    yamlIn(folder).flatMap(({ file, content }) =>
      rulesOf(content).map((rule) => firedAlert(rule, file.split('/').at(-2) ?? 'ceph')),
    ),
  )
  expect(rules.length, 'alerting rules read from the fixtures').toBeGreaterThan(950)
  const expected = ['kubernetes-mixin', 'ceph-mixins'].flatMap((folder) =>
    yamlIn(folder).flatMap(({ content }) => expectedIn(content)),
  )
  return [...rules, ...expected]
}

const INFORMS = /^(info|none)$/
const SECOND = 1_000

describe(`alerts of community rules${missing}`, () => {
  const given = [...OWN_RULES.map((rule) => firedAlert(rule, 'shop')), ...communityAlerts()]
  // Several rules of one name on the same series would be one alert in Prometheus, too.
  const alerts = [...new Map(given.map((alert) => [JSON.stringify(alert.labels), alert])).values()]
  const engine = new VirtualEngine(readTopology('web-1 > switch-1'))
  const firstSent = Date.now()
  let first: readonly MonitoringEvent[] = []
  let again: readonly Decision[] = []
  let opened = 0

  /** @returns the events, by the order of the alerts, and what the engine decided on them */
  async function send(times: {
    startsAt: number
    endsAt: number
  }): Promise<{ events: MonitoringEvent[]; decisions: readonly Decision[] }> {
    const ingest = await ingestApp()
    const [startsAt, endsAt] = [times.startsAt, times.endsAt].map((at) => new Date(at).toISOString())
    for (let i = 0; i < alerts.length; i += 64) {
      const answer = await ingest.post(
        '/api/v2/alerts',
        alerts.slice(i, i + 64).map((alert) => ({ ...alert, startsAt, endsAt })),
      )
      expect(answer.statusCode, answer.body).toBe(200)
    }
    expect(ingest.letters, 'nothing is refused').toEqual([])
    const at = Math.max(engine.now, ...ingest.events.map(({ observedAt }) => observedAt))
    return { events: ingest.events, decisions: engine.feed(at, ingest.events) }
  }

  const active = () => [...engine.alerts.values()].filter(({ state }) => state === 'active')

  beforeAll(async () => {
    const startsAt = firstSent - 60 * SECOND
    first = (await send({ startsAt, endsAt: firstSent + 240 * SECOND })).events
    opened = active().length
    again = (await send({ startsAt, endsAt: firstSent + 300 * SECOND })).decisions
  })

  const raises = () => first.filter(({ kind }) => kind === 'raise')

  it('every alert is taken, and has a class', () => {
    expect(first).toHaveLength(alerts.length)
    expect(first.filter(({ eventClass }) => eventClass === '' || eventClass === 'unnamed')).toEqual([])
  })

  it('every alert has a severity, but those that only inform', () => {
    const without = first.filter(
      ({ severity, labels }) => severity === 'indeterminate' && !INFORMS.test(labels['severity'] ?? 'none'),
    )
    expect(without.map(({ labels }) => labels)).toEqual([])
  })

  it('every alert says where it is', () => {
    const nowhere = raises().filter(
      ({ resource: { ci, hints = {} } }) => ci === undefined && Object.keys(hints).length === 0,
    )
    expect(nowhere.map(({ labels }) => labels)).toEqual([])
  })

  it('every alert has a fingerprint of its own', () => {
    expect(new Set(first.map(({ fingerprint }) => fingerprint)).size).toBe(alerts.length)
  })

  it('the same condition sent again is the alert that there is', () => {
    const wrong = again.filter(
      ({ decision }) => !['repeated', 'corroborated', 'noticed', 'flapping'].includes(decision),
    )
    expect(wrong).toEqual([])
    expect(active()).toHaveLength(opened)
  })

  it('its resolution clears it', async () => {
    await send({ startsAt: firstSent - 60 * SECOND, endsAt: firstSent - SECOND })
    expect(opened).toBeGreaterThan(0)
    expect(active().map(({ eventClass }) => eventClass)).toEqual([])
  })
})
