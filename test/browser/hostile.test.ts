// Two hundred hostile texts in every field that a device can fill, through the real ingest, in the real pages: nothing runs, nothing
// becomes an element, nothing is fetched from elsewhere, the CSP has nothing to report, and the layout stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Alert } from '../../correlate/contract/alert.ts'
import { SIGHTS } from '../../dashboards/console/browser/sights.ts'
import { launchChromium } from '../support/chromium.ts'
import { listAlerts, listIncidents } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'
import { HOSTILE_STRINGS } from './hostile-strings.ts'

const missing = missingTools('chromium')
/** Many pages in one test, on a machine that may be busy. */
const MANY_PAGES_MS = 120_000

/** Every field that a mapping can fill comes from the sender. */
const MAPPING = `mappings:
  hostile:
    class: $.class
    identity: [$.id]
    kind: raise
    severity: $.severity
    summary: $.summary
    component: $.component
    hints: { hostname: $.host }
    labels: { site: $.site, 'label<b>': $.label }
    links: { 'Camera<b>': $.link }
`
/** Pages that stand for nothing in particular: those of the table without an id in their path. */
const STATIC_PAGES = Object.keys(SIGHTS).filter(
  (path) => path.startsWith('/') && !path.includes(':') && path !== '/login',
)
const TABS = ['overview', 'alerts', 'timeline', 'raw']

const text = (number: number): string => HOSTILE_STRINGS[number % HOSTILE_STRINGS.length] ?? ''
/** Half a pair of surrogates is no text that UTF-8 can carry. */
const wellFormed = (one: string): string => one.replaceAll(/\p{Surrogate}/gu, '\ufffd')
/** What an import takes; longer ones are refused with their place. */
const short = (number: number): string => text(number).slice(0, 400)

/** Each text is in each field of some message. */
function messages(): object[] {
  return HOSTILE_STRINGS.map((one, n) => ({
    id: `h${n}`,
    severity: ['critical', 'major', one][n % 3],
    class: text(n),
    summary: text(n + 1),
    component: text(n + 2),
    host: n % 4 === 0 ? `host-${n}` : text(n + 3),
    site: text(n + 4),
    label: text(n + 5),
    link: n % 2 === 0 ? text(n + 6) : `https://evil.example/?q=${encodeURIComponent(wellFormed(one))}`,
  }))
}

/** The same from an Alertmanager's side of things. */
function prometheusAlerts(): object[] {
  return HOSTILE_STRINGS.map((one, n) => ({
    labels: { alertname: text(n), instance: text(n + 3), job: text(n + 7), severity: 'critical', n: String(n) },
    annotations: { summary: text(n + 1), description: text(n + 2), runbook_url: text(n + 6) },
    generatorURL: n % 2 === 0 ? 'http://prometheus.example/graph' : one,
  }))
}

function inventory(): object {
  const cis = HOSTILE_STRINGS.slice(0, 60).map((_, n) => ({
    id: `ci-${n}`,
    type: n % 5 === 0 ? 'service' : 'server',
    name: short(n * 3),
    site: short(n * 5),
    owner: short(n * 7),
    supportGroup: short(n * 11),
    attributes: { hostname: `host-${n}`, note: short(n * 13), list: [short(n), short(n + 1)] },
  }))
  const relationships = cis.slice(1).map((_, n) => ({ from: `ci-${n}`, to: `ci-${n + 1}`, type: 'dependsOn' }))
  return { cis, relationships }
}

describe.skipIf(missing !== '')(`hostile texts${missing}`, () => {
  const cleanUp: (() => Promise<void>)[] = []
  let system: RunningSystem
  let page: Page
  let alerts: readonly Alert[]
  const faults: string[] = []

  const post = (path: string, body: unknown, type = 'application/json') =>
    system.request(path, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${system.ingestToken}` },
      body: JSON.stringify(body),
    })

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nocturne-hostile-'))
    cleanUp.push(async () => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'mappings.yaml'), MAPPING)
    system = await startSystem({ env: { NOCTURNE_MAPPINGS: join(folder, 'mappings.yaml') } })
    cleanUp.push(() => system.stop())
    const imported = await system.request('/api/v1/cmdb/imports?format=cmdb&file=hostile.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inventory()),
    })
    expect(`${imported.status} ${imported.ok ? '' : await imported.text()}`.trim(), 'import').toMatch(/^20\d/)
    const taken = await Promise.all([
      ...messages().map((message) => post('/ingest/generic/hostile', message)),
      ...prometheusAlerts().map((alert) => post('/api/v2/alerts', [alert])),
    ])
    const refused = await Promise.all(
      taken.filter(({ ok }) => !ok).map(async (answer) => `${answer.status} ${await answer.text()}`),
    )
    expect(
      refused.filter((answer) => !answer.startsWith('4')),
      'nothing breaks',
    ).toEqual([])
    expect(refused.length, refused.join('\n')).toBeLessThan(40)
    alerts = await waitFor('the alerts', async () => {
      const known = await listAlerts(system)
      return known.length > 300 ? known : undefined
    })
    const browser = await launchChromium()
    cleanUp.push(() => browser.close())
    page = await openWatchedPage(browser, system, faults)
  })
  // Also what a failed start leaves behind.
  afterAll(async () => {
    for (const undo of cleanUp.reverse()) await undo()
  })

  /** What must hold on each page, however it was reached. */
  async function expectHarmless(where: string): Promise<void> {
    await expect.poll(() => page.locator('[aria-busy=true], .mantine-Loader-root').count()).toBe(0)
    const seen = await page.evaluate<{
      ran: number
      elements: number
      links: string[]
      sideways: number
      text: number
    }>(`({
      ran: window.hostileRuns,
      elements: document.querySelectorAll('[data-hostile], #root base, #root iframe, #root script, #root style, #root form [action]').length,
      links: [...document.querySelectorAll('[href], [src], [xlink\\\\:href], [action]')]
        .flatMap((element) => ['href', 'src', 'action'].map((name) => element.getAttribute(name)))
        .filter((address) => address !== null && /^[^/]*:/.test(address) && !/^(https?|mailto):/.test(address)),
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      text: document.getElementById('root').innerText.length,
    })`)
    expect({ ...seen, text: seen.text > 20 }, where).toEqual({
      ran: 0,
      elements: 0,
      links: [],
      sideways: 0,
      text: true,
    })
    expect(faults, where).toEqual([])
  }

  it('each of them came through to be shown', () => {
    const known = JSON.stringify(alerts)
    const lost = HOSTILE_STRINGS.filter(
      (one) => !known.includes(JSON.stringify(wellFormed(one).trim()).slice(1, 40).replace(/"$/, '')),
    )
    expect(
      lost.length,
      `not in any alert:\n${lost.map((one) => JSON.stringify(one.slice(0, 60))).join('\n')}`,
    ).toBeLessThan(30)
  })

  it('rows of the list stay as high as they are and within it', async () => {
    await page.goto(`${system.url}/live?preview=1`)
    await page.getByRole('row').nth(1).waitFor()
    await page.keyboard.press('j')
    await expectHarmless('live list')
    const heights = await page.evaluate<number[]>(
      `[...document.querySelectorAll('[role=row][id]')].map((row) => row.offsetHeight)`,
    )
    expect(new Set(heights).size, `heights of rows: ${heights.join(' ')}`).toBe(1)
  })

  it.each(STATIC_PAGES)('%s', async (path) => {
    await page.goto(system.url + path)
    await page.locator('main').waitFor()
    await expectHarmless(path)
  })

  it.each(['sources', 'unknown', 'contested', 'duplicates', 'drift', 'revisions'])('/cmdb, %s', async (tab) => {
    await page.goto(`${system.url}/cmdb?tab=${tab}`)
    await page.getByRole('tabpanel').waitFor()
    await expectHarmless(tab)
  })

  it(
    'incidents, tab by tab',
    async () => {
      const incidents = (await listIncidents(system)).slice(0, 2)
      expect(incidents.length).toBeGreaterThan(0)
      for (const { id } of incidents) {
        for (const tab of TABS) {
          await page.goto(`${system.url}/incidents/${id}?tab=${tab}`)
          await page.getByRole('tabpanel').waitFor()
          await expectHarmless(`${id} ${tab}`)
        }
      }
    },
    MANY_PAGES_MS,
  )

  it(
    'pages of CIs that only events know, and of those in the CMDB',
    async () => {
      const unknown = alerts.map(({ ci }) => ci.id).filter((id) => !id.startsWith('ci-'))
      const some = [...new Set(unknown)].filter((id, index) => index % 20 === 0 || id.includes('\n'))
      for (const id of [...some, 'ci-0', 'ci-13', 'ci-40']) {
        await page.goto(`${system.url}/cis/${encodeURIComponent(wellFormed(id))}`)
        await page.locator('main h1, main [role=alert]').first().waitFor()
        await expectHarmless(`CI ${JSON.stringify(id)}`)
      }
      await page.goto(`${system.url}/topology?ci=ci-13&hops=2`)
      await page.locator('main svg a').first().waitFor()
      await expectHarmless('topology')
    },
    MANY_PAGES_MS,
  )
})

async function openWatchedPage(browser: Browser, system: RunningSystem, faults: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    extraHTTPHeaders: { authorization: `Bearer ${system.adminToken}` },
  })
  await context.addInitScript(`
    window.hostileRuns = 0
    window.hostile = () => { window.hostileRuns += 1 }
    document.addEventListener('securitypolicyviolation', (event) => console.error('Content Security Policy', event.blockedURI, event.violatedDirective))`)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(system.url)) faults.push(`asked for ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document') return
    const policy = response.headers()['content-security-policy'] ?? ''
    if (!policy.includes("script-src 'self';") || /unsafe|data:|\*/.test(policy))
      faults.push(`policy of ${response.url()}: ${policy}`)
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return page
}
