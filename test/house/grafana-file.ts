// The dashboards in dashboards/grafana, in as much of Grafana's JSON (schemaVersion 39-42) as the tests look at.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readText, ROOT } from './root.ts'

export interface Datasource {
  readonly type: string
  readonly uid: string
}

export interface Target {
  readonly refId: string
  readonly datasource: Datasource
  readonly expr?: string
  readonly legendFormat?: string
  readonly rawSql?: string
  readonly format?: number | string
  readonly url?: string
}

export interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly datasource?: Datasource
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets?: readonly Target[]
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } }
}

export interface TemplateVariable {
  readonly name: string
  readonly type: string
  readonly query: string | { readonly query: string }
  readonly current: { readonly value: string | readonly string[] }
}

export interface Dashboard {
  readonly file: string
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly schemaVersion: number
  readonly editable: boolean
  readonly refresh: string
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly TemplateVariable[] }
  readonly annotations: { readonly list: readonly { readonly name: string; readonly target?: Target }[] }
}

const FOLDER = 'dashboards/grafana/dashboards'

export function readDashboards(): readonly Dashboard[] {
  return readdirSync(join(ROOT, FOLDER))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ ...(JSON.parse(readText(`${FOLDER}/${file}`)) as Dashboard), file }))
}

/** Every query of a dashboard with the name of its panel or annotation. */
export function queriesOf(dashboard: Dashboard): readonly { readonly at: string; readonly target: Target }[] {
  const ofPanels = dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map((target) => ({ at: `${dashboard.title}: ${title} ${target.refId}`, target })),
  )
  const ofAnnotations = dashboard.annotations.list.flatMap(({ name, target }) =>
    target === undefined ? [] : [{ at: `${dashboard.title}: annotation ${name}`, target }],
  )
  return [...ofPanels, ...ofAnnotations]
}
