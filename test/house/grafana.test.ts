// The Grafana dashboards without Grafana: their shape, and that every PromQL in them asks for what the code exports.
// (test/acceptance runs the same queries through a real Prometheus against the running system.)
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readCompose, composeVariables } from './compose-file.ts'
import { queriesOf, readDashboards } from './grafana-file.ts'
import { faultsOf, legendFaults } from './metric-use.ts'
import { readText, ROOT } from './root.ts'

const PROVISIONING = 'dashboards/grafana/provisioning'
const dashboards = readDashboards()
const provisioned = parse(readText(`${PROVISIONING}/datasources/nocturne.yaml`)) as {
  datasources: {
    uid: string
    type: string
    url?: string
    jsonData: Record<string, unknown>
    secureJsonData?: Record<string, string>
  }[]
}
const compose = readCompose(
  Object.fromEntries(composeVariables().map(({ name, fallback }) => [name, fallback ?? 'x'.repeat(20)])),
)
const promql = dashboards.flatMap(queriesOf).filter(({ target }) => target.expr !== undefined)

describe.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))('%s', (_, dashboard) => {
  const panels = dashboard.panels.filter(({ type }) => type !== 'row')

  it('is of a schema that the pinned Grafana reads, and read-only', () => {
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(39)
    expect(dashboard.schemaVersion).toBeLessThanOrEqual(42)
    expect(dashboard).toMatchObject({ editable: false, refresh: '30s' })
    expect(dashboard.uid).toBe(`nocturne-${dashboard.file.replace('.json', '')}`)
  })

  it('every panel has its own id, a title, a description and a unit', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
    for (const panel of panels) {
      expect(panel.title.length, JSON.stringify(panel.gridPos)).toBeGreaterThan(2)
      expect(panel.description, panel.title).toMatch(/.{15,}\.$/)
      expect(panel.fieldConfig?.defaults.unit, panel.title).toBeTruthy()
      const refIds = panel.targets?.map(({ refId }) => refId) ?? []
      expect(new Set(refIds).size, panel.title).toBe(refIds.length)
      expect(refIds.length, panel.title).toBeGreaterThan(0)
    }
  })

  it('no panel lies on another or outside of the grid', () => {
    const taken = new Map<string, string>()
    for (const {
      title,
      gridPos: { x, y, w, h },
    } of dashboard.panels) {
      expect(x + w, title).toBeLessThanOrEqual(24)
      for (let column = x; column < x + w; column++)
        for (let row = y; row < y + h; row++) {
          const cell = `${String(column)},${String(row)}`
          expect(taken.get(cell), `${title} lies on it at ${cell}`).toBeUndefined()
          taken.set(cell, title)
        }
    }
  })

  it('queries go to a data source that a variable chooses, and that is provisioned', () => {
    for (const { at, target } of queriesOf(dashboard)) {
      const name = /^\$\{(\w+)\}$/.exec(target.datasource.uid)?.[1]
      const variable = dashboard.templating.list.find((candidate) => candidate.name === name)
      expect(variable, `${at} is bound to ${target.datasource.uid}`).toMatchObject({
        type: 'datasource',
        query: target.datasource.type,
      })
      const source = provisioned.datasources.find(({ uid }) => uid === variable?.current.value)
      expect(source?.type, at).toBe(target.datasource.type)
    }
  })
})

describe('PromQL', () => {
  it.each(promql.map(({ at, target }) => [at, target] as const))('%s', (_, { expr = '', legendFormat = '' }) => {
    expect([...faultsOf(expr), ...legendFaults(expr, legendFormat)], expr).toEqual([])
    if (/\brate\(/.test(expr))
      expect(expr, 'a fixed range shows nothing at a long scrape interval').toContain('$__rate_interval')
    expect(expr, 'one of several systems must be selectable').toMatch(/job=~"\$job", instance=~"\$instance"/)
  })

  it('is checked: an unknown metric, label, word and a broken expression are found', () => {
    expect(faultsOf('rate(nocturne_nothing_total[5m])')).toEqual(['no code exports nocturne_nothing_total'])
    expect(faultsOf('nocturne_open_incidents{colour="red"}')).toEqual(['nocturne_open_incidents has no label colour'])
    expect(faultsOf('nocturne_engine_events_total{decision="dropped"}')).toEqual(['decision is never dropped'])
    expect(faultsOf('sum by (source) (nocturne_open_incidents)')).toHaveLength(1)
    expect(faultsOf('sum(nocturne_open_incidents')).not.toEqual([])
    expect(legendFaults('sum(nocturne_open_incidents)', '{{severity}}')).toHaveLength(1)
  })
})

describe('provisioning', () => {
  it('data sources point at services and ports of docker-compose.yml', () => {
    for (const { uid, url, jsonData } of provisioned.datasources) {
      const host = url === undefined ? String(jsonData['host']) : new URL(url).hostname
      expect(Object.keys(compose.services), uid).toContain(host)
    }
  })

  it('secrets come from variables that the container has', () => {
    const given = compose.services['grafana']?.environment ?? {}
    for (const { uid, secureJsonData = {} } of provisioned.datasources)
      for (const secret of Object.values(secureJsonData)) {
        expect(secret, uid).toMatch(/^\$[A-Z_]+$/)
        expect(Object.keys(given)).toContain(secret.slice(1))
      }
  })

  it('plugins of the data sources are installed at a pinned version', () => {
    const plugins = (compose.services['grafana']?.environment?.['GF_PLUGINS_PREINSTALL_SYNC'] ?? '').split(',')
    const core = ['prometheus', 'alertmanager']
    for (const { type } of provisioned.datasources.filter((source) => !core.includes(source.type)))
      expect(
        plugins.find((plugin) => plugin.startsWith(`${type}@`)),
        type,
      ).toMatch(/@\d+\.\d+\.\d+$/)
  })

  it('dashboards are where the provider and the home page look for them', () => {
    const { providers } = parse(readText(`${PROVISIONING}/dashboards/nocturne.yaml`)) as {
      providers: { options: { path: string } }[]
    }
    const path = providers[0]?.options.path ?? ''
    expect(compose.services['grafana']?.volumes).toContain(`./dashboards/grafana/dashboards:${path}:ro`)
    const home = compose.services['grafana']?.environment?.['GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH'] ?? ''
    expect(existsSync(join(ROOT, home.replace(path, 'dashboards/grafana/dashboards'))), home).toBe(true)
  })
})
