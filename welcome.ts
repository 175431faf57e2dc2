// The block that `npm start` ends with: where to log in, and three lines to paste that send a trap and two kinds of alert.
import type { Credentials } from './platform/auth/credentials.ts'
import type { Config } from './platform/config/config.ts'

export interface WelcomeFacts {
  readonly config: Config
  readonly credentials: Credentials
  readonly url: string
  /** Where traps arrive, `host:port`; null when this process has no receiver. */
  readonly trapAddress: string | null
}

/** The block as text. Makes a login link, so each start prints a fresh one. */
export async function welcome(facts: WelcomeFacts): Promise<string> {
  const { config, credentials, url, trapAddress } = facts
  const { adminToken, ingestToken } = credentials.firstStart()
  const lines: string[] = ['', `Nocturne is ready at ${url}`, '']
  if (config.roles.includes('api')) {
    const { code } = await credentials.createLoginLink()
    lines.push(`  Console       ${url}/login?code=${code}`, '                (works once, within 15 minutes)')
  }
  if (adminToken !== null && config.bootstrapToken === null)
    lines.push(`  Admin token   ${adminToken}`, '                (shown this once: keep it)')
  if (config.roles.includes('ingest')) lines.push(...ingestLines(url, ingestToken, trapAddress, config))
  return `${lines.join('\n')}\n\n`
}

function ingestLines(url: string, token: string | null, trapAddress: string | null, config: Config): readonly string[] {
  const lines = [`  Ingest token  ${token ?? '(revoked; create one in the console)'}`]
  if (trapAddress !== null) lines.push(`  Traps         udp ${trapAddress}`)
  if (token === null) return lines
  const header = `-H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json'`
  const alert = { labels: { alertname: 'InstanceDown', instance: 'web-1:9100', severity: 'critical' } }
  const webhook = {
    version: '4',
    status: 'firing',
    receiver: 'nocturne',
    groupKey: '{}:{}',
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'DiskWillFillIn4Hours', instance: 'db-1:9100', mountpoint: '/var', severity: 'warning' },
        annotations: { summary: 'Disk of db-1 fills up' },
        startsAt: new Date().toISOString(),
        endsAt: '0001-01-01T00:00:00Z',
      },
    ],
  }
  lines.push('', '  Try it (paste a line into another terminal):')
  const community = config.snmp.communities[0]
  if (trapAddress !== null && community !== undefined)
    lines.push(
      '',
      `snmptrap -v2c -c ${community} ${trapAddress} '' 1.3.6.1.6.3.1.1.5.3 1.3.6.1.2.1.2.2.1.1.3 i 3 1.3.6.1.2.1.2.2.1.8.3 i 2`,
    )
  lines.push(
    '',
    `curl -sS ${header} ${url}/api/v2/alerts -d '${JSON.stringify([alert])}'`,
    '',
    `curl -sS ${header} ${url}/ingest/alertmanager -d '${JSON.stringify(webhook)}'`,
  )
  return lines
}
