// Socket-to-screen latency: background alerts at a steady rate, and marked ones whose incidents are awaited on the live stream.
import type { RunningSystem } from '../support/system.ts'
import { openRaw, type RawConnection } from './raw-http.ts'
import { quantile } from './http-load.ts'

export interface LatencyResult {
  readonly sentPerSecond: number
  readonly probes: number
  readonly missing: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const PROBES_PER_SECOND = 20
const BATCH = 20
/** As many tools send at the same time. */
const SENDERS = 4
/** The first raise of each background condition opens an incident; what is measured is the running day after it. */
const WARM_UP_MS = 4000

/**
 * @param perSecond - background events a second: raises of 2,000 conditions, over and over, as monitoring tools do
 */
export async function sseLatency(system: RunningSystem, perSecond: number, durationMs: number): Promise<LatencyResult> {
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  const stop = new AbortController()
  const stream = await fetch(`${system.url}/api/v1/stream`, {
    headers: { authorization: `Bearer ${system.adminToken}`, accept: 'text/event-stream' },
    signal: stop.signal,
  })
  const reading = readMarks(stream, (mark) => {
    const sent = sentAt.get(mark)
    if (sent === undefined) return
    sentAt.delete(mark)
    latencies.push(performance.now() - sent)
  })

  const authorization = `Bearer ${system.ingestToken}`
  const background = await Promise.all(Array.from({ length: SENDERS }, () => openRaw(system.httpPort)))
  const probe = await openRaw(system.httpPort)
  const series = `latency${Date.now()}`
  const started = performance.now()
  let sent = 0
  let probes = 0
  const alert = (name: string, instance: string) =>
    `{"labels":{"alertname":"${name}","instance":"${instance}","severity":"warning"},"annotations":{"summary":"${instance}"}}`
  const sendBackground = async (connection: RawConnection) => {
    while (performance.now() - started < WARM_UP_MS + durationMs) {
      const due = ((performance.now() - started) / 1000) * perSecond
      while (sent < due) {
        const first = sent
        sent += BATCH
        const alerts = Array.from({ length: BATCH }, (_, i) => alert('BenchBusy', `busy-${(first + i) % 2000}:9100`))
        await connection.post('/api/v2/alerts', Buffer.from(`[${alerts.join(',')}]`), authorization)
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  const sendProbes = async () => {
    await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS))
    while (performance.now() - started < WARM_UP_MS + durationMs) {
      const mark = `${series}x${probes++}x`
      sentAt.set(mark, performance.now())
      await probe.post('/api/v2/alerts', Buffer.from(`[${alert('BenchProbe', `${mark}:9100`)}]`), authorization)
      await new Promise((resolve) => setTimeout(resolve, 1000 / PROBES_PER_SECOND))
    }
  }
  await Promise.all([...background.map(sendBackground), sendProbes()])
  const seconds = (performance.now() - started) / 1000
  const deadline = performance.now() + 5000
  while (sentAt.size > 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  stop.abort()
  await reading
  for (const connection of background) connection.close()
  probe.close()
  latencies.sort((a, b) => a - b)
  return {
    sentPerSecond: (sent + probes) / seconds,
    probes,
    missing: sentAt.size,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}

async function readMarks(stream: Response, seen: (mark: string) => void): Promise<void> {
  if (!stream.ok || stream.body === null) throw new Error(`the live stream answered ${stream.status}`)
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of stream.body) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true })
      const whole = rest.lastIndexOf('\n\n')
      if (whole < 0) continue
      for (const [mark] of rest.slice(0, whole).matchAll(/latency\d+x\d+x/g)) seen(mark)
      rest = rest.slice(whole + 2)
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
  }
}
