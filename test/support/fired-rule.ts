// An alerting rule -> the alert that Prometheus would send of it. Which labels are left after the expression is read off its syntax tree
// (prometheus.io/docs/prometheus/latest/querying/operators/); their values are made up, the same each time.
import { parser } from '@prometheus-io/lezer-promql'

export interface Rule {
  readonly alert: string
  readonly expr: string
  /** YAML reads some as numbers. */
  readonly labels?: Readonly<Record<string, string | number>>
  readonly annotations?: Readonly<Record<string, string | number>>
}

export interface FiredAlert {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly generatorURL: string
}

type Node = ReturnType<typeof parser.parse>['topNode']

/** What series have that nobody wrote into the rule. */
const USUAL_VALUES: Readonly<Record<string, string>> = {
  instance: 'web-1:9100',
  job: 'shop',
  namespace: 'shop',
  pod: 'cart-5d4f9-x2x1p',
  container: 'cart',
  node: 'worker-1',
  device: 'eth0',
  mountpoint: '/var',
  cluster: 'dc1',
}

/** Functions whose result has no labels. */
const WITHOUT_LABELS = new Set(['time', 'vector', 'scalar', 'pi'])
const OF_MATCHERS = new Set(['absent', 'absent_over_time'])
const OF_SERIES = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio'])

/** The alert. @param job label of the series that name none */
export function firedAlert(rule: Rule, job: string): FiredAlert {
  const referred = referredLabels(rule)
  const names = labelsOf(parser.parse(rule.expr).topNode, rule.expr, referred)
  const value = (name: string) => names.get(name) || (name === 'job' ? job : (USUAL_VALUES[name] ?? `${name}-1`))
  const series = Object.fromEntries([...names.keys()].map((name) => [name, value(name)]))
  const fill = (text: string) => filled(text, series)
  return {
    labels: { alertname: rule.alert, ...series, ...each(rule.labels ?? {}, fill) },
    annotations: each(rule.annotations ?? {}, fill),
    generatorURL: `http://prometheus-1:9090/graph?g0.expr=${encodeURIComponent(rule.expr).replaceAll('%20', '+')}&g0.tab=1`,
  }
}

/** Series of an exporter have what the rule's texts speak of. */
function referredLabels(rule: Rule): readonly string[] {
  const texts = [...Object.values(rule.annotations ?? {}), ...Object.values(rule.labels ?? {})].join(' ')
  return [...texts.matchAll(/\$labels\.(\w+)/g)].map(([, name]) => name ?? '')
}

function each(
  bag: Readonly<Record<string, string | number>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(bag).map(([name, text]) => [name, change(String(text))]))
}

/** Templates as far as these rules use them: labels and the value. */
function filled(text: string, labels: Readonly<Record<string, string>>): string {
  return text
    .replace(/\{\{[^}]*\$labels\.(\w+)[^}]*\}\}/g, (_, name: string) => labels[name] ?? '')
    .replace(/\{\{[^}]*\$value[^}]*\}\}/g, '42')
    .replace(/\{\{[^}]*\}\}/g, '')
}

/** Label names of the result, with their values where a matcher gives one ('' = some value). */
function labelsOf(node: Node, text: string, referred: readonly string[]): Map<string, string> {
  const of = (inner: Node | null) => (inner === null ? new Map<string, string>() : labelsOf(inner, text, referred))
  switch (node.name) {
    case 'VectorSelector':
      return new Map([
        ...['instance', 'job', ...referred].map((name) => [name, ''] as const),
        ...matchersOf(node, text),
      ])
    case 'AggregateExpr':
      return aggregated(node, text, of)
    case 'FunctionCall':
      return called(node, text, of)
    case 'BinaryExpr':
      return combined(node, text, of)
    case 'NumberDurationLiteral':
    case 'StringLiteral':
      return new Map()
    default:
      return of(node.firstChild)
  }
}

type Of = (inner: Node | null) => Map<string, string>

function aggregated(node: Node, text: string, of: Of): Map<string, string> {
  const inner = of(node.getChild('FunctionCallBody')?.lastChild ?? null)
  const modifier = node.getChild('AggregateModifier')
  const operator = text.slice(node.from, node.getChild('AggregateOp')?.to).trim()
  const names = namesIn(modifier?.getChild('GroupingLabels') ?? null, text)
  if (modifier?.getChild('Without')) for (const name of names) inner.delete(name)
  else if (OF_SERIES.has(operator)) return inner
  else return new Map(names.map((name) => [name, inner.get(name) ?? '']))
  return inner
}

function called(node: Node, text: string, of: Of): Map<string, string> {
  const name = text.slice(node.from, node.getChild('FunctionIdentifier')?.to).trim()
  const body = node.getChild('FunctionCallBody')
  if (WITHOUT_LABELS.has(name)) return new Map()
  if (OF_MATCHERS.has(name)) {
    const selector = find(body, 'VectorSelector')
    return selector === undefined ? new Map() : matchersOf(selector, text)
  }
  const args = children(body)
  const labels = of(args.find((arg) => of(arg).size > 0) ?? null)
  if (name !== 'label_replace' && name !== 'label_join') return labels
  const target = text.slice(args[1]?.from, args[1]?.to).replaceAll(/["']/g, '')
  return labels.set(target, labels.get(target) ?? '')
}

/** One to one keeps the labels that are matched on; filters and set operators those of the left. */
function combined(node: Node, text: string, of: Of): Map<string, string> {
  const [left, right] = [of(node.firstChild), of(node.lastChild)]
  const modifier = node.getChild('MatchingModifierClause')
  const on = modifier?.getChild('On')
  const names = namesIn(modifier?.getChild('GroupingLabels') ?? null, text)
  if (modifier?.getChild('GroupRight')) return right
  if (modifier?.getChild('GroupLeft') || ['And', 'Or', 'Unless'].some((word) => node.getChild(word))) return left
  if (on) return new Map(names.map((name) => [name, left.get(name) ?? right.get(name) ?? '']))
  return left.size > 0 ? left : right
}

function namesIn(grouping: Node | null, text: string): readonly string[] {
  return children(grouping)
    .filter(({ name }) => name === 'LabelName')
    .map(({ from, to }) => text.slice(from, to))
}

/** The label names that a selector asks an exact value of have that value; those of a pattern have one that fits. */
function matchersOf(selector: Node, text: string): Map<string, string> {
  const found = new Map<string, string>()
  const words = text.slice(selector.from, selector.to)
  for (const [, name = '', operator, value = ''] of words.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*["']([^"']*)["']/g))
    if (operator === '=' && value !== '') found.set(name, value)
  return found
}

function children(node: Node | null): readonly Node[] {
  const found: Node[] = []
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) found.push(child)
  return found.filter(({ name }) => name !== '⚠')
}

function find(node: Node | null, name: string): Node | undefined {
  for (const child of children(node)) {
    const found = child.name === name ? child : find(child, name)
    if (found !== undefined) return found
  }
  return undefined
}
