// The metrics that the code exports, read from its source: every call of metrics.counter, gauge and histogram, with its labels.
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './root.ts'

export interface ExportedMetric {
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'summary'
  readonly labels: readonly string[]
  /** As /metrics tells it. */
  readonly help: string
  readonly file: string
}

const KINDS = new Set(['counter', 'gauge', 'histogram'])

/** By name as Prometheus stores it: a histogram is there as _bucket, _sum and _count. */
export function exportedMetrics(): ReadonlyMap<string, ExportedMetric> {
  const found = new Map<string, ExportedMetric>()
  const add = (name: string, metric: ExportedMetric) => {
    if (metric.kind !== 'histogram') return found.set(name, metric)
    for (const suffix of ['_sum', '_count']) found.set(name + suffix, metric)
    return found.set(`${name}_bucket`, { ...metric, labels: [...metric.labels, 'le'] })
  }
  for (const file of productionFiles()) {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2023)
    const visit = (node: ts.Node): void => {
      const metric = metricOf(node)
      if (metric !== null) add(metric.name, { kind: metric.kind, labels: metric.labels, help: metric.help, file })
      if (callsDefaultMetrics(node)) for (const [name, its] of processMetrics()) add(name, its)
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

function productionFiles(): readonly string[] {
  return ['ingest', 'correlate', 'api', 'platform'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test') && !file.includes('.fixture'))
      .map((file) => join(room, file)),
  )
}

/** `<anything>.counter('nocturne_...', 'help', ['label'])` */
function metricOf(
  node: ts.Node,
): { name: string; kind: ExportedMetric['kind']; labels: readonly string[]; help: string } | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  const kind = node.expression.name.text
  const [name, help, labels] = node.arguments
  if (!KINDS.has(kind) || name === undefined || !ts.isStringLiteral(name) || !name.text.startsWith('nocturne_'))
    return null
  const words =
    labels !== undefined && ts.isArrayLiteralExpression(labels) ? labels.elements.filter(ts.isStringLiteral) : []
  // The set above is the list of kinds.
  return {
    name: name.text,
    kind: kind as ExportedMetric['kind'],
    labels: words.map((word) => word.text),
    help: textOf(help),
  }
}

function callsDefaultMetrics(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'collectDefaultMetrics'
  )
}

/** A literal's text, also of one that is put together from several lines. */
function textOf(node: ts.Node | undefined): string {
  if (node === undefined) return ''
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isBinaryExpression(node) ? textOf(node.left) + textOf(node.right) : ''
}

/** What prom-client tells about any Node process. */
function processMetrics(): readonly (readonly [string, ExportedMetric])[] {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry.getMetricsAsArray().map((metric) => {
    const kind = metric instanceof Histogram ? 'histogram' : 'gauge'
    return [metric.name, { kind, labels: ['kind', 'type', 'version'], help: '', file: 'prom-client' }] as const
  })
}
