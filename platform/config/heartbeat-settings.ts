// The settings of heartbeats: which sources and senders should speak, and how often.
import { choice, structured, type Parsed } from './setting.ts'

/** Somebody who should be heard of at least every so often. */
export interface ExpectedHeartbeat {
  /** Kind of tool: snmp, prometheus, zabbix ... */
  readonly source: string
  /** `udp:10.0.0.5`, `token:<id>`; null = any sender of the source. */
  readonly sender: string | null
  readonly everyMs: number
  readonly severity: 'critical' | 'major' | 'minor' | 'warning'
}

const SEVERITIES = ['critical', 'major', 'minor', 'warning'] as const
const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const KEYS = ['source', 'sender', 'every', 'severity']
/** Silence is looked for every few seconds: a shorter interval could not be told from a delay. */
const MIN_EVERY_MS = 30_000

/** Rows of the setting table. */
export function heartbeatSettings() {
  return {
    heartbeatsLearn: choice(
      {
        path: 'heartbeats.learn',
        env: 'NOCTURNE_HEARTBEATS_LEARN',
        default: 'on',
        doc: 'Whether a sender that has long spoken at regular intervals raises SourceSilent when it stops.',
      },
      ['on', 'off'],
    ),
    heartbeatsExpect: structured<readonly ExpectedHeartbeat[]>(
      {
        path: 'heartbeats.expect',
        env: null,
        default: [],
        doc: 'Sources and senders that should speak: source, sender (left out: any of the source), every (`90s`, `5m`, `2h`, `1d`), severity (major).',
      },
      'list of heartbeats',
      parseExpected,
    ),
  }
}

function parseExpected(raw: unknown): Parsed<readonly ExpectedHeartbeat[]> {
  if (!Array.isArray(raw)) return { ok: false, fault: 'must be a list' }
  const found: ExpectedHeartbeat[] = []
  for (const [index, one] of (raw as readonly unknown[]).entries()) {
    const parsed = parseOne(one)
    if (!parsed.ok) return { ok: false, fault: `item ${index + 1}: ${parsed.fault}` }
    found.push(parsed.value)
  }
  return { ok: true, value: found }
}

function parseOne(raw: unknown): Parsed<ExpectedHeartbeat> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { ok: false, fault: 'must be a table with source and every' }
  const given = new Map<string, unknown>(Object.entries(raw))
  for (const key of given.keys())
    if (!KEYS.includes(key)) return { ok: false, fault: `${key} is not one of ${KEYS.join(', ')}` }
  const source = given.get('source')
  const sender = given.get('sender') ?? null
  const severity = SEVERITIES.find((word) => word === (given.get('severity') ?? 'major'))
  const every = given.get('every')
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(typeof every === 'string' ? every : '') ?? []
  const everyMs = Number(count) * (UNIT_MS[unit] ?? 0)
  if (typeof source !== 'string' || source === '') return { ok: false, fault: 'source is missing' }
  if (sender !== null && (typeof sender !== 'string' || sender === ''))
    return { ok: false, fault: 'sender must be text: udp:<address> or token:<id>' }
  if (severity === undefined) return { ok: false, fault: `severity must be one of ${SEVERITIES.join(', ')}` }
  if (everyMs < MIN_EVERY_MS) return { ok: false, fault: 'every must be at least 30s, such as 90s, 5m, 2h, 1d' }
  return { ok: true, value: { source, sender, everyMs, severity } }
}
