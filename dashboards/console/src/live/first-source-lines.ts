// Copy-paste lines for the first source, with the host and port of the page. The ingest token is a secret: its place is named, never shown.

export interface SourceLines {
  readonly id: 'http' | 'prometheus' | 'trap'
  readonly text: string
}

/** Default port of the trap receiver (NOCTURNE_SNMP_PORT). */
const TRAP_PORT = 1162
const TOKEN = '$NOCTURNE_INGEST_TOKEN'

export function firstSourceLines(page: URL): readonly SourceLines[] {
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
        `  -H "Authorization: Bearer ${TOKEN}" -H 'Content-Type: application/json' \\`,
        `  -d '${alert}'`,
      ].join('\n'),
    },
    {
      id: 'prometheus',
      text: [
        'alerting:',
        '  alertmanagers:',
        `    - scheme: ${page.protocol.replace(':', '')}`,
        `      authorization: { credentials: '${TOKEN}' }`,
        `      static_configs: [{ targets: ['${page.host}'] }]`,
      ].join('\n'),
    },
    {
      id: 'trap',
      // linkDown (RFC 2863) of interface 3, by numbers so that no MIB files are needed.
      text: `snmptrap -v 2c -c public ${page.hostname}:${TRAP_PORT} '' 1.3.6.1.6.3.1.1.5.3 1.3.6.1.2.1.2.2.1.1.3 i 3`,
    },
  ]
}
