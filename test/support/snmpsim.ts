// The real simulator (Debian's snmpsim) on loopback, serving recordings: the community, or the v3 context, is the name of the recording.
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSnmpClient } from '../../ingest/discovery/network/snmp-client.ts'
import { freeUdpPort } from './free-port.ts'
import { recordingText } from './snmp-recording.ts'
import { startServer, type Server } from './tool.ts'

export interface Snmpsim {
  readonly port: number
  close(): Promise<void>
}

/** A user that the simulator knows. */
export const SNMPSIM_USER = {
  name: 'reader',
  level: 'authPriv',
  authProtocol: 'sha',
  authKey: 'auth-secret',
  privProtocol: 'aes',
  privKey: 'priv-secret',
} as const

/**
 * Starts it and waits until it answers.
 * @param recordings name to file; packed ones are unpacked first
 */
export async function startSnmpsim(recordings: Readonly<Record<string, string>>): Promise<Snmpsim> {
  const folder = mkdtempSync(join(tmpdir(), 'nocturne-snmpsim-'))
  chmodSync(folder, 0o755)
  const [data, cache] = [join(folder, 'data'), join(folder, 'cache')]
  for (const own of [data, cache]) {
    mkdirSync(own)
    giveToNobody(own)
  }
  for (const [name, file] of Object.entries(recordings)) {
    writeFileSync(join(data, `${name}.snmprec`), recordingText(file))
    giveToNobody(join(data, `${name}.snmprec`))
  }
  const port = await freeUdpPort()
  const server = startServer('snmpsimd', options(data, cache, port))
  const [first] = Object.keys(recordings)
  await untilItAnswers(port, first ?? '', server)
  return {
    port,
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function options(data: string, cache: string, port: number): string[] {
  const { name, authKey, privKey } = SNMPSIM_USER
  const user = isRoot() ? ['--process-user=nobody', '--process-group=nogroup'] : []
  return [
    `--v3-user=${name}`,
    `--v3-auth-key=${authKey}`,
    '--v3-auth-proto=SHA',
    `--v3-priv-key=${privKey}`,
    '--v3-priv-proto=AES',
    `--data-dir=${data}`,
    `--cache-dir=${cache}`,
    `--agent-udpv4-endpoint=127.0.0.1:${port}`,
    `--logging-method=file:${join(cache, 'log')}`,
    ...user,
  ]
}

/** It indexes the recordings before it answers; each attempt waits its own time. */
async function untilItAnswers(port: number, community: string, server: Server): Promise<void> {
  const credential = { kind: 'community', label: '', community } as const
  const client = createSnmpClient({ address: '127.0.0.1', port, credential, timeoutMs: 500, retries: 0 })
  try {
    for (let i = 0; i < 200; i++) if ((await client.next('1.3', 1)).ok) return
    throw new Error(`snmpsimd does not answer: ${server.output()}`)
  } finally {
    client.close()
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** It refuses to run as root. */
function giveToNobody(path: string): void {
  if (!isRoot()) return
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (nobody !== null) chownSync(path, Number(nobody[1]), Number(nobody[2]))
}
