// The Prometheus rules about Nocturne itself: they ask for what the code exports, and the real promtool and amtool accept them.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { faultsOf } from './metric-use.ts'
import { readText, ROOT } from './root.ts'
import { runProgram } from './run-program.ts'

const FOLDER = join(ROOT, 'dashboards/prometheus')

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

const { groups } = parse(readText('dashboards/prometheus/rules.yml')) as { groups: { rules: Rule[] }[] }
const rules = groups.flatMap((group) => group.rules)

describe('rules', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s', (_, { expr, labels, annotations }) => {
    expect(faultsOf(expr), expr).toEqual([])
    expect(['critical', 'major', 'minor', 'warning'], 'the severity words of the product').toContain(labels['severity'])
    expect(labels['product'], 'alertmanager.yml routes by it').toBe('nocturne')
    expect(annotations['summary']).toMatch(/\{\{/)
    expect(annotations['description'], 'says what to do').toMatch(/.{20,}\.$/)
  })

  it('alerts of the rules reach people without Nocturne', () => {
    const { route } = parse(readText('dashboards/prometheus/alertmanager.yml')) as {
      route: { routes: { matchers: string[]; receiver: string; continue?: boolean }[] }
    }
    expect(route.routes[0]).toEqual({ matchers: ['product="nocturne"'], receiver: 'people', continue: true })
  })
})

describe('the real tools accept', () => {
  it.for([
    ['promtool', 'check rules rules.yml'],
    ['promtool', 'test rules rules.test.yml'],
    // Syntax only: the token files are there in the container only.
    ['promtool', 'check config --syntax-only prometheus.yml'],
    ['amtool', 'check-config alertmanager.yml'],
  ] as const)('%s %s', async ([tool, args], { skip }) => {
    const { code, stdout, stderr } = await runProgram(tool, args.split(' '), { cwd: FOLDER })
    if (code === 127) skip(`${tool} is not installed`)
    expect(code, `${stdout}${stderr}`).toBe(0)
  })
})
