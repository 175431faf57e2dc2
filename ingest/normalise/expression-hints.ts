// Where an alert is whose labels were all summed away: the job that its rule asks, else the application that its metrics are of
// (prometheus.io/docs/practices/naming: a metric begins with the application's word), else the application that the rule is named after. The
// expression comes in generatorURL. Never looked at when a label says where.
import type { ResourceHints } from '../contract/event.ts'
import { namesService } from './resource-hints.ts'

/** First words of metrics that any application may have. */
const ANY_APPLICATION = new Set(
  'up http https grpc rpc go process promhttp scrape alerts node machine probe windows wmi job instance cluster sum count jvm app python dotnet system name'.split(
    ' ',
  ),
)
/** Whose metrics begin with another word than its name. */
const APPLICATION_OF: Readonly<Record<string, string>> = { kube: 'kubernetes', container: 'cadvisor', tempodb: 'tempo' }
/** Rules are named after these often enough that the first word tells; any other first word (High, Too, Service) tells nothing. */
const APPLICATIONS = new Set(
  'alertmanager apache argocd cassandra ceph cilium clickhouse consul coredns cortex couchdb docker elasticsearch envoy etcd flink flux gitlab grafana hadoop haproxy istio jaeger jenkins kafka keycloak kube kubelet kubernetes linkerd loki memcached mimir minio mongodb mysql nats nginx nomad opensearch openstack oracle patroni pgbouncer postgresql prometheus pulsar rabbitmq redis solr spark tempo thanos traefik vault zookeeper'.split(
    ' ',
  ),
)
const MAX_EXPRESSION = 4_096
const JOB_ASKED = /(?:^|[{,\s])(?:job|service|app)\s*=~?\s*["'`]([^"'`]{1,128})["'`]/g
/** `.*thanos-query.*` asks for one application, `a|b` for several. */
const ANY_AROUND = /^\^?(?:\.[*+])?|(?:\.[*+])?\$?$/g
const ONE_WORD = /^[\w./-]{1,128}$/
/** A metric: an identifier before a selector, a range, an operator, a bracket or the end; functions stand before `(`. */
const METRIC = /(?<![\w:."'`$])([a-zA-Z][a-zA-Z0-9]*)_[a-zA-Z0-9_:]+(?=\s*(?:$|[{[)\]\s,*/%+\-<>=!^]))/g
const GROUPING = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]{0,512}\)/gi
const QUOTED = /"[^"]{0,512}"|'[^']{0,512}'/g

/**
 * @param alertName of the rule
 * @param generatorURL as Prometheus and Thanos write it: `http://server/graph?g0.expr=...`
 */
export function expressionHints(alertName: string, generatorURL: unknown): ResourceHints | undefined {
  const service = serviceOf(expressionIn(generatorURL)) ?? applicationNamed(alertName)
  return service === undefined ? undefined : { service }
}

function serviceOf(expression: string): string | undefined {
  const jobs = [...expression.matchAll(JOB_ASKED)].map(([, job = '']) => job.replace(ANY_AROUND, ''))
  const named = jobs.find((job) => ONE_WORD.test(job) && namesService(job))
  if (named !== undefined) return named
  const bare = expression.replace(QUOTED, '""').replace(GROUPING, ' ')
  for (const [, word = ''] of bare.matchAll(METRIC)) {
    const application = word.toLowerCase()
    if (!ANY_APPLICATION.has(application)) return APPLICATION_OF[application] ?? application
  }
  return undefined
}

/** `EtcdGrpcRequestsSlow` -> etcd. */
function applicationNamed(alertName: string): string | undefined {
  const first = /^[A-Z][a-z]+(?=[A-Z])/.exec(alertName)?.[0].toLowerCase()
  return first !== undefined && APPLICATIONS.has(first) ? (APPLICATION_OF[first] ?? first) : undefined
}

function expressionIn(url: unknown): string {
  if (typeof url !== 'string') return ''
  const at = url.indexOf('g0.expr=')
  if (at < 0) return ''
  const given = url.slice(at + 8, at + 8 + MAX_EXPRESSION * 3).split('&', 1)[0] ?? ''
  try {
    return decodeURIComponent(given.replaceAll('+', ' ')).slice(0, MAX_EXPRESSION)
  } catch {
    return '' // not what a browser would make of it
  }
}
