// The built console in a real browser against the fake server, under a CSP without any 'unsafe-inline'.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { findTool, missingTools } from '../../test/support/tool.ts'
import { createFakeServer } from './fake/fake-server.ts'
import type { FakeServerOptions } from './fake/fake-server.ts'

const DIST = join(import.meta.dirname, '../../dist/console')
/** A shared machine is slow at times. */
const PATIENCE = { timeout: 20_000 }
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const missing = existsSync(join(DIST, 'index.html')) ? missingTools('chromium') : ' (needs npm run build:console)'

describe.skipIf(missing !== '')(`the console against the fake server${missing}`, () => {
  let browser: Browser
  const cleanUp: (() => void | Promise<void>)[] = []

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findTool('chromium') ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    })
  })
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo()
  })
  afterAll(() => browser.close())

  async function start(options: Partial<FakeServerOptions> = {}) {
    const fake = createFakeServer({
      incidents: 60,
      rate: 0,
      dist: DIST,
      open: true,
      role: 'operator',
      ...options,
    })
    cleanUp.push(() => fake.close())
    await new Promise<void>((done) => fake.server.listen(0, '127.0.0.1', done))
    // Listening on a TCP port: the address is an object.
    return { ...fake, url: `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}` }
  }

  async function open(url: string, choices: { scheme?: string; language?: string } = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    cleanUp.push(() => context.close())
    await context.addInitScript(
      ([scheme, language]) => {
        localStorage.setItem('nocturne-color-scheme', scheme)
        localStorage.setItem('nocturne-preferences', JSON.stringify({ language }))
      },
      [choices.scheme ?? 'light', choices.language ?? 'en'] as const,
    )
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/u.test(message.text())) faults.push(message.text())
    })
    await page.goto(url)
    return { page, faults }
  }

  async function seriousFindings(page: Page): Promise<string[]> {
    await page.evaluate(AXE)
    // The script just put axe there.
    const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
    return results.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }

  const rowIds = (page: Page) => page.locator('[role=row][id]').evaluateAll((rows) => rows.map((row) => row.id))

  it.each([
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ])('axe finds nothing serious, the CSP blocks nothing: %s, %s', async (scheme, language) => {
    const { url } = await start()
    const { page, faults } = await open(`${url}/live?preview=1`, { scheme, language })
    await page.locator('[role=gridcell]').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('aside [role=meter]').first().waitFor()
    expect(await seriousFindings(page), 'live list with preview').toEqual([])
    await page.keyboard.press('Control+k')
    await page.locator('[role=dialog] input').waitFor()
    expect(await seriousFindings(page), 'command palette').toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('[role=row] a').first().click()
    for (const tab of [0, 1, 2, 3, 4, 5, 6]) {
      await page.locator('[role=tab]').nth(tab).click()
      await page.locator('[role=tabpanel] :is(table, [role=table], ol, pre)').first().waitFor()
      expect(await seriousFindings(page), `incident, tab ${tab}`).toEqual([])
    }
    expect(faults).toEqual([])
  })

  it.each([
    ['light', 'en', 'Confirm'],
    ['dark', 'zh-CN', '确认'],
  ])('a problem is confirmed and gets a workaround: %s, %s', async (scheme, language, confirm) => {
    const { url } = await start()
    const { page, faults } = await open(`${url}/problems`, { scheme, language })
    await page.locator('tbody a').first().waitFor()
    expect(await seriousFindings(page), 'list').toEqual([])
    await page.locator('tbody a').first().click()
    await page.getByRole('button', { name: confirm, exact: true }).click()
    await page.getByRole('button', { name: confirm, exact: true }).waitFor({ state: 'detached' })
    expect(await seriousFindings(page), 'problem').toEqual([])
    await page.getByRole('button', { name: language === 'en' ? 'Edit workaround' : '编辑变通方案' }).click()
    await page.locator('textarea').fill('pull the second uplink')
    expect(await seriousFindings(page), 'dialog').toEqual([])
    await page.locator('form [type=submit]').click()
    await page.locator('dd', { hasText: 'pull the second uplink' }).waitFor()
    expect(faults).toEqual([])
  })

  it.each([
    ['light', 'en'],
    ['dark', 'zh'],
  ])('learned rules: the accepted ones, all on request: %s, %s', async (scheme, language) => {
    const { url } = await start()
    const { page, faults } = await open(`${url}/learned`, { scheme, language })
    const rows = page.locator('tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(3)
    await page.getByRole('checkbox').check()
    await rows.nth(4).waitFor()
    expect(await rows.count()).toBe(5)
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it.each([
    ['light', 'en', 'single point'],
    ['dark', 'zh-CN', '单点故障'],
  ])('a service, what it needs, a CI, what fails with it, and the map: %s, %s', async (scheme, language, single) => {
    const { url } = await start()
    const { page, faults } = await open(`${url}/services`, { scheme, language })
    await page.locator('tbody a').first().waitFor()
    expect(await seriousFindings(page), 'services').toEqual([])
    await page.locator('tbody a').first().click()
    await page.getByText(new RegExp(single, 'iu')).waitFor()
    expect(await seriousFindings(page), 'service').toEqual([])
    await page.goto(`${url}/cis/core-berlin`)
    const fallen = page.locator('section tbody tr', { hasText: 'shop' })
    await fallen.first().waitFor()
    await page.getByText('netbox / emea: Berlin 2').waitFor()
    await page.getByText('site: Lyon → Berlin').waitFor()
    expect(await seriousFindings(page), 'CI').toEqual([])
    await page.goto(`${url}/cis/${encodeURIComponent('host:twin')}`)
    await page.locator('a', { hasText: 'srv-lyon-12' }).waitFor()
    expect(await seriousFindings(page), 'a CI that the CMDB does not have').toEqual([])
    await page.goto(`${url}/topology`)
    await page.locator('ul a', { hasText: 'Berlin' }).waitFor()
    expect(await seriousFindings(page), 'sites').toEqual([])
    await page.locator('ul a', { hasText: 'Berlin' }).click()
    await page.locator('svg a').nth(4).waitFor()
    expect(await seriousFindings(page), 'site').toEqual([])
    await page.goto(`${url}/topology?ci=shop&hops=3`)
    await page.locator('svg a').nth(3).waitFor()
    expect(await seriousFindings(page), 'around a CI').toEqual([])
    await page.goto(`${url}/topology?ci=shop&to=srv-lyon-32`)
    await page.locator('ol li').nth(4).waitFor()
    expect(await seriousFindings(page), 'a way').toEqual([])
    expect(faults).toEqual([])
  })

  it('several CIs fail at once: the other firewall takes the shop down', async () => {
    const { url } = await start()
    const { page } = await open(`${url}/cis/fw-berlin-a`)
    const shop = page.locator('section tbody tr', { hasText: 'shop' }).first()
    await shop.locator('[data-health=degraded]').waitFor()
    await page.getByLabel('And if this fails as well').fill('fw-berlin-b')
    await page.keyboard.press('Enter')
    await shop.locator('[data-health=down]').waitFor()
    await page.getByRole('button', { name: 'Leave out fw-berlin-b' }).click()
    await shop.locator('[data-health=degraded]').waitFor()
  })

  it.each([
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ])('the administration of the CMDB, tab by tab: %s, %s', async (scheme, language) => {
    const { url } = await start({ role: 'problem_manager' })
    const { page, faults } = await open(`${url}/cmdb`, { scheme, language })
    for (const tab of [0, 1, 2, 3, 4, 5, 6, 7]) {
      await page.locator('[role=tab]').nth(tab).click()
      await page.locator('[role=tabpanel] :is(tbody tr, input[type=file])').first().waitFor()
      expect(await seriousFindings(page), `tab ${tab}`).toEqual([])
    }
    expect(faults).toEqual([])
  })

  it('an import: first what it would change, then the change; a wrong file says what is wrong with it', async () => {
    const { url } = await start({ role: 'problem_manager' })
    const { page } = await open(`${url}/cmdb?tab=import`)
    const choose = (name: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from('{}') })
    const look = page.getByRole('button', { name: 'Look at the changes' })
    const apply = page.getByRole('button', { name: 'Apply' })
    await choose('bad.json')
    await look.click()
    await page.getByText('bad.json:3 cis[0].id').waitFor()
    expect(await apply.count(), 'a refused file cannot be applied').toBe(0)
    await choose('good.json')
    await look.click()
    await page.getByText('site: Lyon → Paris').waitFor()
    await apply.click()
    await page.getByText('Applied.').waitFor()
    expect(await apply.count(), 'nothing is left to apply').toBe(0)
  })

  it('the map by keys: a CI of the drawing is a link', async () => {
    const { url } = await start()
    const { page } = await open(`${url}/topology?ci=shop&hops=1`)
    await page.locator('svg a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cis\//u)
  })

  it('rows keep their places under the cursor; the pill shows the new ones', async () => {
    const { url, store } = await start()
    const { page } = await open(`${url}/live?sort=opened`)
    await page.locator('[role=gridcell]').first().waitFor()
    await page.locator('[role=row][id]').nth(3).hover()
    const before = await rowIds(page)
    for (let n = 0; n < 20; n++) store.happen()
    const pill = page.getByRole('button', { name: /^\d+ new$/u })
    await pill.waitFor()
    expect(await rowIds(page)).toEqual(before)
    await pill.click()
    await pill.waitFor({ state: 'detached' })
    expect((await rowIds(page))[0]).not.toBe(before[0])
  })

  it('ten thousand incidents are some forty rows of the page', async () => {
    const { url } = await start({ incidents: 10_000 })
    const { page } = await open(`${url}/live`)
    const grid = page.getByRole('grid')
    await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount')), PATIENCE).toBeGreaterThan(8_000)
    await grid.evaluate((element) => element.scrollTo(0, 100_000))
    await expect
      .poll(async () => Number(await page.locator('[role=row][id]').first().getAttribute('aria-rowindex')), PATIENCE)
      .toBeGreaterThan(2_000)
    expect((await rowIds(page)).length).toBeLessThan(80)
  })

  it('links that came with an alert: web addresses are links, scripts are text', async () => {
    const { url, store } = await start()
    const id = store.list(['new'])[0]?.id ?? ''
    const { page } = await open(`${url}/incidents/${id}?tab=alerts`)
    await page.locator('[role=tabpanel] [role=cell] button').first().click()
    // Those to pages of CIs, events and silences are the console's own.
    const own = ['/cis/', '/events?', '/silences?'].map((start) => `:not([href^="${start}"])`).join('')
    const foreign = page.locator(`[role=dialog] a${own}`)
    await foreign.first().waitFor()
    const hrefs = await foreign.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(new Set(hrefs)).toEqual(new Set(['http://prometheus.example/graph?g0.expr=up']))
    expect(await foreign.first().getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('no session => login, then back; never to another site', async () => {
    const { url } = await start({ open: false })
    const { page } = await open(`${url}/live?sort=opened`)
    await page.waitForURL(`${url}/login?next=${encodeURIComponent('/live?sort=opened')}`)
    await page.fill('[name=user]', 'operator')
    await page.fill('[name=password]', 'operator')
    await page.click('[type=submit]')
    await page.waitForURL(`${url}/live?sort=opened`)
    await page.goto(`${url}/login?code=let-me-in&next=//evil.example/`)
    await page.waitForURL(`${url}/live`)
  })

  it('a viewer sees the buttons, disabled, with the reason', async () => {
    const { url, store } = await start({ role: 'viewer' })
    const { page } = await open(`${url}/incidents/${store.list(['new'])[0]?.id ?? ''}`)
    const button = page.getByRole('button', { name: 'Acknowledge' })
    await button.focus()
    await page
      .getByRole('tooltip', { name: /Your role, viewer, may not/iu })
      .or(page.getByText(/Your role, viewer, may not/iu))
      .first()
      .waitFor()
    expect(await button.getAttribute('aria-disabled')).toBe('true')
  })
})
