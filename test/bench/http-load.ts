// HTTP load: unique alerts in batches over several connections for a fixed time.
import { openRaw } from './raw-http.ts'

export interface HttpLoad {
  readonly port: number
  readonly authorization?: string
  readonly batch: number
  readonly connections: number
  readonly durationMs: number
  /** Makes the alerts of this load different from those of other loads. */
  readonly series: string
}

export interface HttpResult {
  readonly alertsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly refused: number
}

/** Runs the load against POST /api/v2/alerts. */
export async function httpLoad(load: HttpLoad): Promise<HttpResult> {
  const latencies: number[] = []
  let accepted = 0
  let refused = 0
  let serial = 0
  const started = performance.now()
  const end = started + load.durationMs
  const one = async () => {
    const connection = await openRaw(load.port)
    while (performance.now() < end) {
      const body = Buffer.from(batchBody(load.series, serial, load.batch))
      serial += load.batch
      const sent = performance.now()
      const status = await connection.post('/api/v2/alerts', body, load.authorization)
      latencies.push(performance.now() - sent)
      if (status === 200) accepted += load.batch
      else refused += load.batch
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: load.connections }, one))
  const seconds = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  return {
    alertsPerSecond: accepted / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    refused,
  }
}

/** A quantile of ascending numbers; 0 when there are none. */
export function quantile(ascending: readonly number[], q: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * q))] ?? 0
}

function batchBody(series: string, first: number, batch: number): string {
  const startsAt = new Date().toISOString()
  let text = '['
  for (let i = 0; i < batch; i++) {
    text +=
      `${i === 0 ? '' : ','}{"labels":{"alertname":"BenchAlert","instance":"${series}-${first + i}:9100","job":"node","severity":"warning","cluster":"dc1"},` +
      `"annotations":{"summary":"${series}-${first + i} is in the benchmark","runbook":"https://runbooks.example.net/bench"},` +
      `"startsAt":"${startsAt}","generatorURL":"http://prometheus.example.net/graph?g0.expr=bench"}`
  }
  return `${text}]`
}
