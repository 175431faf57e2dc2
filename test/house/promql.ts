// What a PromQL expression asks for: its metrics and the labels it matches or groups by. Grafana's variables are replaced first.
import { parser } from '@prometheus-io/lezer-promql'

export interface Asked {
  /** Places where the expression is no PromQL. */
  readonly faults: readonly string[]
  readonly selectors: readonly {
    readonly metric: string
    readonly matchers: readonly { label: string; value: string }[]
  }[]
  readonly groupedBy: readonly string[]
}

/** The expression as Prometheus would get it. */
export function withoutVariables(expr: string): string {
  return expr
    .replaceAll('$__rate_interval', '5m')
    .replaceAll('$__interval', '1m')
    .replaceAll('$__range', '6h')
    .replace(/\$\{?\w+\}?/g, '.*')
}

export function readPromql(expr: string): Asked {
  const text = withoutVariables(expr)
  const faults: string[] = []
  const groupedBy: string[] = []
  const selectors: { metric: string; matchers: { label: string; value: string }[] }[] = []
  parser.parse(text).iterate({
    enter: (node) => {
      const words = text.slice(node.from, node.to)
      if (node.type.isError)
        faults.push(`at ${String(node.from)}: ${text.slice(0, node.from)}<here>${text.slice(node.from)}`)
      if (node.name === 'VectorSelector') selectors.push({ metric: '', matchers: [] })
      const selector = selectors.at(-1)
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector' && selector) selector.metric = words
      if (node.name === 'UnquotedLabelMatcher' && selector) {
        const [, label = '', value = ''] = /^(\w+)\s*(?:=~|!~|!=|=)\s*"(.*)"$/s.exec(words) ?? []
        selector.matchers.push({ label, value })
      }
      if (node.name === 'LabelName' && node.node.parent?.name === 'GroupingLabels') groupedBy.push(words)
    },
  })
  return { faults, selectors, groupedBy }
}
