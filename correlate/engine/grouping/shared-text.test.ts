// Labels and texts bind what the CMDB does not have, once the stream has shown what is usual.
import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../../test/support/make-event.ts'
import { EPOCH, VirtualEngine } from '../../../test/support/virtual-engine.ts'
import type { CmdbFile } from '../../contract/ci.ts'

const NOTHING: CmdbFile = { cis: [], relationships: [] }
const MINUTE = 60_000

interface Said {
  readonly eventClass?: string
  readonly summary?: string
  readonly labels?: Readonly<Record<string, string>>
}

function raise(engine: VirtualEngine, ci: string, minutes: number, said: Said) {
  const at = EPOCH + minutes * MINUTE
  return engine.feed(at, [makeEvent({ ci, eventClass: 'HighLatency', at, ...said })])[0]
}

/** An alert every ten minutes, each somewhere else, that says what all say. */
function experienced(periods: number, said: Said = { labels: { env: 'prod' } }): VirtualEngine {
  const engine = new VirtualEngine(NOTHING)
  for (let n = 0; n < periods; n++) raise(engine, `usual${'x'.repeat(n)}`, n * 10, said)
  return engine
}

const NOW = 2_000

describe('labels and texts', () => {
  it('a name that nobody has heard before, on two CIs within minutes => one incident, and it says why', () => {
    const engine = experienced(60)
    const first = raise(engine, 'alpha', NOW, { summary: 'CKT-88123 is down', labels: { env: 'prod' } })
    const second = raise(engine, 'beta', NOW + 1, { summary: 'lost peer over ckt-88123', labels: { env: 'prod' } })
    expect(second).toMatchObject({ decision: 'joined', incidentId: first?.incidentId })
    const [why, time] = engine.alerts.get(second?.alertId ?? '')?.membership?.evidence ?? []
    expect(why).toMatchObject({ kind: 'shared_text', values: { word: 'ckt-88123', ci: 'alpha' } })
    expect(why?.values['share']).toBeLessThan(0.05)
    expect(time?.kind).toBe('time_decay')
  })

  it.each([
    ['a label', { labels: { env: 'prod', tenant: 'acme' } }, { labels: { env: 'prod', tenant: 'acme' } }, 'joined'],
    ['a name in a label, and in a text', { labels: { pool: 'pool-3' } }, { summary: 'POOL-3 is slow' }, 'joined'],
    ['the CI of the other', { summary: 'cannot reach beta-2' }, {}, 'joined'],
    ['what all say', { labels: { env: 'prod' } }, { labels: { env: 'prod' } }, 'opened'],
    ['another one', { summary: 'CKT-1 is down' }, { summary: 'CKT-2 is down' }, 'opened'],
    ['how bad it is', { labels: { severity: 'sev-1x' } }, { labels: { severity: 'sev-1x' } }, 'opened'],
  ])('%s', (_, first, second, decision) => {
    const engine = experienced(60)
    raise(engine, 'alpha', NOW, first)
    expect(raise(engine, 'beta-2', NOW + 1, second)).toMatchObject({ decision })
  })

  it('too early to know what is rare, and too late to be the same moment => two', () => {
    const said = { summary: 'CKT-88123 is down' }
    const fresh = experienced(10)
    raise(fresh, 'alpha', NOW, said)
    expect(raise(fresh, 'beta', NOW + 1, said)).toMatchObject({ decision: 'opened' })
    const late = experienced(60)
    raise(late, 'alpha', NOW, said)
    expect(raise(late, 'beta', NOW + 6, said)).toMatchObject({ decision: 'opened' })
  })

  it('what is named every other hour is no evidence; a trouble that lasts says nothing against its own words', () => {
    const said = { summary: 'backup of pool-3' }
    const engine = experienced(60)
    for (let n = 0; n < 12; n++) raise(engine, `nightly${'x'.repeat(n)}`, NOW + n * 60, said)
    const later = NOW + 13 * 60
    raise(engine, 'alpha', later, said)
    expect(raise(engine, 'beta', later + 1, said)).toMatchObject({ decision: 'opened' })

    const lasting = experienced(150)

    const first = raise(lasting, 'alpha', NOW, said)
    const rest = Array.from({ length: 20 }, (_, n) => raise(lasting, `pod${'x'.repeat(n)}`, NOW + 1 + n * 2, said))
    expect(new Set(rest.map((one) => one?.incidentId))).toEqual(new Set([first?.incidentId]))
  })

  it('what all alerts of a class say is none of the names; a class that nobody knows brings along what it says', () => {
    const engine = experienced(60)
    const full = { eventClass: 'DiskFull', labels: { device: 'sda1', metric: 'disk.used' }, summary: 'sda1 is full' }
    for (let n = 0; n < 4; n++) raise(engine, `full${'x'.repeat(n)}`, 700 + n * 70, full)
    raise(engine, 'alpha', NOW, full)
    expect(raise(engine, 'beta', NOW + 1, full)).toMatchObject({ decision: 'opened' })
    const unknown = { eventClass: 'FanFailed', labels: { part: 'fan-2' } }
    raise(engine, 'alpha', NOW + 20, unknown)
    expect(raise(engine, 'beta', NOW + 21, unknown)).toMatchObject({ decision: 'opened' })
    // Latency is usual, and does not speak of disks otherwise.
    raise(engine, 'gamma', NOW + 40, { ...full, labels: { pool: 'pool-3' } })
    expect(raise(engine, 'delta', NOW + 41, { labels: { pool: 'pool-3' } })).toMatchObject({ decision: 'joined' })
  })

  it('parted by an operator => the name ties nothing more; brought together => it ties the sooner', () => {
    const said = { summary: 'uplink ckt-88123' }
    const engine = experienced(150)
    const [first, second] = [raise(engine, 'alpha', NOW, said), raise(engine, 'beta', NOW + 1, said)]
    const incidentId = first?.incidentId ?? ''
    const alertIds = [second?.alertId ?? '']
    engine.order(EPOCH + (NOW + 2) * MINUTE, { id: 'part', type: 'split', actor: 'ann', incidentId, alertIds })
    expect(raise(engine, 'gamma', NOW + 3, said)).toMatchObject({ decision: 'opened' })

    const other = experienced(150)
    // Heard a dozen times before: a little too usual.
    for (let n = 0; n < 12; n++) raise(other, `seldom${'x'.repeat(n)}`, NOW + n * 60, said)
    const now = NOW + 13 * 60
    const apart = [raise(other, 'alpha', now, said), raise(other, 'beta', now + 1, said)]
    expect(apart.map((one) => one?.decision)).toEqual(['opened', 'opened'])
    const [into = '', from = ''] = apart.map((one) => one?.incidentId ?? '')
    other.order(EPOCH + (now + 2) * MINUTE, { id: 'join', type: 'merge', actor: 'ann', incidentId: into, from: [from] })
    expect(raise(other, 'gamma', now + 3, said)).toMatchObject({ decision: 'joined', incidentId: into })
  })

  it('two tenants never meet', () => {
    const engine = experienced(60)
    const at = EPOCH + NOW * MINUTE
    const said = { eventClass: 'HighLatency', at, summary: 'CKT-88123 is down' }
    const [first, second] = engine.feed(at, [
      makeEvent({ ...said, ci: 'alpha', domain: 'acme' }),
      makeEvent({ ...said, ci: 'beta', domain: 'other' }),
    ])
    expect([first?.decision, second?.decision]).toEqual(['opened', 'opened'])
  })

  it('is remembered over a restart', () => {
    const engine = experienced(60)
    const first = raise(engine, 'alpha', NOW, { summary: 'CKT-88123 is down' })
    engine.restart()
    expect(raise(engine, 'beta', NOW + 1, { summary: 'CKT-88123 is down' })).toMatchObject({
      decision: 'joined',
      incidentId: first?.incidentId,
    })
  })
})
