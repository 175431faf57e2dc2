// kill -9 in the middle of a stream of traps and alerts: every acknowledged event is in exactly one alert, no incident is doubled.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkNotification, V2C } from '../support/link-notification.ts'
import { listAlerts, listIncidents } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, runBeside } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('snmpinform')
const KILLS = 3

describe.skipIf(missing !== '')(`kill -9 under load${missing}`, () => {
  let system: RunningSystem
  beforeAll(async () => {
    system = await startSystem()
  })
  afterAll(() => system.stop())

  it('every acknowledged event is in exactly one alert, and no incident is doubled', async () => {
    const acknowledged = new Set<string>()
    let stop = false
    let next = 0

    const post = async (body: string): Promise<boolean> => {
      const answer = await fetch(`${system.url}/api/v2/alerts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${system.ingestToken}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(5000),
      })
      await answer.arrayBuffer()
      return answer.ok
    }
    const postAlerts = async () => {
      while (!stop) {
        const hosts = Array.from({ length: 20 }, () => `crash-host-${next++}`)
        const body = JSON.stringify(
          hosts.map((host) => ({
            labels: { alertname: 'InstanceDown', instance: `${host}:9100`, severity: 'critical' },
          })),
        )
        // A sender retries until it gets its answer, as Prometheus' resend does.
        const sent = await waitFor(
          'an answer to the alerts',
          async () => (stop ? false : (await post(body)) || undefined),
          60_000,
        )
        if (sent) for (const host of hosts) acknowledged.add(host)
      }
    }
    const sendInforms = async () => {
      while (!stop) {
        const ifIndex = 10_000 + next++
        const result = await runBeside(
          'snmpinform',
          linkNotification('linkDown', [...V2C, '-t', '1', '-r', '5'], `127.0.0.1:${system.snmpPort}`, ifIndex),
        )
        if (result.code === 0) acknowledged.add(`ifIndex=${ifIndex}`)
      }
    }
    const senders = [postAlerts(), sendInforms(), sendInforms()]

    for (let kill = 0; kill < KILLS; kill++) {
      const goal = acknowledged.size + 200
      await waitFor('events to flow', () => (acknowledged.size >= goal ? true : undefined), 60_000)
      await system.kill()
      system = await system.restart()
    }
    const goal = acknowledged.size + 200
    await waitFor('events to flow after the last start', () => (acknowledged.size >= goal ? true : undefined), 60_000)
    stop = true
    await Promise.all(senders)

    const holders = async () => {
      const count = new Map<string, number>()
      for (const alert of await listAlerts(system)) {
        const key =
          alert.component?.startsWith('ifIndex=') === true
            ? alert.component
            : (alert.labels['instance'] ?? '').replace(':9100', '')
        count.set(key, (count.get(key) ?? 0) + 1)
      }
      return count
    }
    const count = await waitFor(
      'every acknowledged event to be in an alert',
      async () => {
        const held = await holders()
        return [...acknowledged].every((key) => held.has(key)) ? held : undefined
      },
      60_000,
    )
    const doubled = [...count].filter(([, alerts]) => alerts !== 1)
    expect(doubled, 'conditions that are in more than one alert').toEqual([])

    // Counters of an incident follow its alerts within its next revision.
    await waitFor('each incident to count exactly its alerts', async () => {
      const members = new Map<string, number>()
      for (const { membership } of await listAlerts(system)) {
        if (membership !== null) members.set(membership.incidentId, (members.get(membership.incidentId) ?? 0) + 1)
      }
      const incidents = await listIncidents(system)
      expect(new Set(incidents.map(({ id }) => id)).size, 'incident ids are unique').toBe(incidents.length)
      for (const incident of incidents.filter((one) => one.mergedInto === null)) {
        expect(members.get(incident.id), `members of ${incident.id}`).toBe(incident.alertCount)
      }
      return true
    })
  }, 240_000)
})
