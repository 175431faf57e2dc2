// Reads Prometheus over its HTTP API: its targets, or the series of kube-state-metrics that it has.
import { KUBE_SERIES } from '../formats/kubernetes/cluster-facts.ts'
import { getJson } from './get-json.ts'
import type { Origin, Pull, Pulled } from './pull.ts'

/** What Prometheus scrapes now. */
export const pullTargets: Pull = (origin) => read(origin, 'api/v1/targets', { state: 'active' })

/** The series of kube-state-metrics, as they are now. */
export const pullKubeSeries: Pull = (origin) =>
  read(origin, 'api/v1/query', { query: `{__name__=~"${KUBE_SERIES.join('|')}"}` })

async function read({ url, token }: Origin, path: string, query: Readonly<Record<string, string>>): Promise<Pulled> {
  const address = new URL(`${url.replace(/\/+$/, '')}/${path}`)
  address.search = new URLSearchParams(query).toString()
  const got = await getJson(address, token === null ? null : `Bearer ${token}`)
  return got.ok ? { ok: true, files: [{ name: path, text: got.text }] } : { ok: false, message: got.message }
}
