import { describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../contract/event.ts'
import { alertmanagerWebhook } from '../alertmanager/webhook.ts'
import { prometheusAlerts } from '../prometheus/alerts-api.ts'
import { OverloadError } from '../publish/overload-error.ts'
import { retryLetter } from './retry-letter.ts'

const ALERT = {
  labels: { alertname: 'DiskFull', instance: 'db-7:9100' },
  status: 'firing',
  startsAt: '2026-01-01T00:00:00Z',
}

describe('a dead letter taken in again', () => {
  const stored: MonitoringEvent[] = []
  const deps = {
    formats: [prometheusAlerts, alertmanagerWebhook],
    publisher: { publish: async (events: readonly MonitoringEvent[]) => void stored.push(...events) },
    domain: 'default',
    now: () => Date.parse('2026-01-01T00:01:00Z'),
  }
  const retry = (source: string, payload: unknown) =>
    retryLetter(deps, {
      source,
      sender: 'token:x',
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })

  it.each([
    ['alerts of a request', 'prometheus', [ALERT, ALERT], { outcome: 'stored', events: 2 }],
    ['alerts out of the list of a body', 'alertmanager', [ALERT], { outcome: 'stored', events: 1 }],
    ['one still bad => nothing of it', 'prometheus', [ALERT, { labels: {} }], { outcome: 'refused' }],
    ['not JSON still', 'prometheus', '{"cut', { outcome: 'refused' }],
    ['a datagram', 'snmp', '30 82', { outcome: 'not_retryable' }],
  ])('%s', async (_name, source, payload, wanted) => {
    stored.length = 0
    const answer = await retry(source, payload)
    expect(answer).toMatchObject(wanted)
    expect(stored).toHaveLength(answer.outcome === 'stored' ? answer.events : 0)
  })

  it('no room in the stream => refused, and the letter stays', async () => {
    const full = { publish: () => Promise.reject(new OverloadError('queue_full', 1)) }
    const answer = await retryLetter(
      { ...deps, publisher: full },
      { source: 'prometheus', sender: 'x', payload: JSON.stringify([ALERT]) },
    )
    expect(answer.outcome).toBe('refused')
  })
})
