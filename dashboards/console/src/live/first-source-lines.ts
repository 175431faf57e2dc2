// Copy-paste lines for the first source, with the host and port of the page, the trap receiver's own port, and a token once one is made here.
// The token of the first start is a secret: its place is named, never shown.

import type { Intake } from '../api/admin-endpoints.ts'

export interface SourceLines {
  readonly id: 'http' | 'prometheus' | 'trap'
  readonly text: string
}

const TOKEN = '$NOCTURNE_INGEST_TOKEN'
/** A receiver that is bound to these hears at every address of its host. */
const ANY_HOST: readonly string[] = ['0.0.0.0', '::']

/**
 * @param page the address that the console was opened at
 * @param traps where traps are received; null: nowhere, or not known yet
 * @param token a secret that was made for this; null: its place is named
 */
export function firstSourceLines(page: URL, traps: Intake['traps'], token: string | null): readonly SourceLines[] {
  const secret = token ?? TOKEN
  const alert = JSON.stringify([
    {
      labels: { alertname: 'DiskFull', instance: 'db-7:9100', severity: 'critical' },
      annotations: { summary: '/var is 97 % full' },
    },
  ])
  return [
    {
      id: 'http',
      text: [
        `curl -X POST ${page.origin}/api/v2/alerts \\`,
        `  -H "Authorization: Bearer ${secret}" -H 'Content-Type: application/json' \\`,
        `  -d '${alert}'`,
      ].join('\n'),
    },
    {
      id: 'prometheus',
      text: [
        'alerting:',
        '  alertmanagers:',
        `    - scheme: ${page.protocol.replace(':', '')}`,
        `      authorization: { credentials: '${secret}' }`,
        `      static_configs: [{ targets: ['${page.host}'] }]`,
      ].join('\n'),
    },
    ...(traps === null ? [] : [{ id: 'trap', text: trapLine(page, traps) } as const]),
  ]
}

/** linkDown (RFC 2863) of interface 3, by numbers so that no MIB files are needed. */
function trapLine(page: URL, { host, port, community }: NonNullable<Intake['traps']>): string {
  const to = ANY_HOST.includes(host) ? page.hostname : host
  const address = to.includes(':') && !to.startsWith('[') ? `udp6:[${to}]` : to
  return `snmptrap -v 2c -c ${community ?? '$COMMUNITY'} ${address}:${port} '' 1.3.6.1.6.3.1.1.5.3 1.3.6.1.2.1.2.2.1.1.3 i 3`
}
