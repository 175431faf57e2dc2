// The live list in a real browser: its preview and palette by axe, rows that keep their places, ten thousand of them, and the way to it.
import { afterEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { seriousFindings } from '../../../test/support/axe.ts'
import type { FakeServerOptions } from '../fake/fake-server.ts'
import { consoleMissing, openPage, PHONE, startFake } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'

const rowIds = (page: Page) => page.locator('[role=row][id]').evaluateAll((rows) => rows.map((row) => row.id))

describe.skipIf(consoleMissing !== '')(`the live list in a browser${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' })
  const cleanUp: (() => unknown)[] = []
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo()
  })

  /** A server that is not as the others are. */
  async function startOther(options: Partial<FakeServerOptions>) {
    const fake = await startFake(options)
    cleanUp.push(() => fake.close())
    return fake
  }

  it.each([
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ])('axe finds nothing serious in the preview of a row and in the palette: %s, %s', async (scheme, language) => {
    const { page, context, faults } = await openPage(shared.browser, { scheme, language })
    cleanUp.push(() => context.close())
    await page.goto(`${shared.url}/live?preview=1`)
    await page.locator('[role=gridcell]').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('aside [role=meter]').first().waitFor()
    expect(await seriousFindings(page), 'live list with preview').toEqual([])
    await page.keyboard.press('Control+k')
    await page.locator('[role=dialog] input').waitFor()
    expect(await seriousFindings(page), 'command palette').toEqual([])
    expect(faults).toEqual([])
  })

  it('rows keep their places under the cursor; the pill shows the new ones', async () => {
    const { page } = shared
    const { url, store } = await startOther({})
    await page.goto(`${url}/live?sort=opened`)
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
    const { page } = shared
    const { url } = await startOther({ incidents: 10_000 })
    await page.goto(`${url}/live`)
    const grid = page.getByRole('grid')
    await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(8_000)
    await grid.evaluate((element) => element.scrollTo(0, 100_000))
    await expect
      .poll(async () => Number(await page.locator('[role=row][id]').first().getAttribute('aria-rowindex')))
      .toBeGreaterThan(2_000)
    expect((await rowIds(page)).length).toBeLessThan(80)
  })

  it('a phone: cards are ticked, keep their places meanwhile, and are acknowledged with one tap', async () => {
    const { page, context, faults } = await openPage(shared.browser, { scheme: 'light', language: 'en', size: PHONE })
    cleanUp.push(() => context.close())
    const { url, store } = await startOther({})
    await page.goto(`${url}/live?state=new&sort=opened`)
    const cards = page.getByRole('main').getByRole('listitem')
    const bar = page.getByRole('toolbar', { name: 'Selected incidents' })
    const idOf = async (at: number) =>
      ((await cards.nth(at).getByRole('link').getAttribute('href')) ?? '').split('/').at(-1)
    await cards.nth(1).waitFor()
    expect(await cards.getByRole('checkbox').count(), 'none until it is asked for').toBe(0)
    await page.getByRole('button', { name: 'Select several' }).click()
    const ids = [await idOf(0), await idOf(1)]
    await cards.nth(0).getByRole('checkbox').check()
    for (let n = 0; n < 5; n++) store.happen()
    await page.getByRole('button', { name: /^\d+ new$/u }).waitFor()
    await cards.nth(1).getByRole('checkbox').check()
    expect([await idOf(0), await idOf(1)], 'the same cards in the same places').toEqual(ids)
    expect(await seriousFindings(page)).toEqual([])
    await bar.getByRole('button', { name: 'Acknowledge (2)' }).click()
    await bar.waitFor({ state: 'detached' })
    expect(ids.map((id) => store.find(id ?? '')?.incident.state)).toEqual(['acknowledged', 'acknowledged'])
    await page.getByRole('button', { name: 'Select several', pressed: false }).waitFor()
    expect(await cards.getByRole('checkbox').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('links that came with an alert: web addresses are links, scripts are text', async () => {
    const { page, url, fake } = shared
    await page.goto(`${url}/incidents/${fake.store.list(['new'])[0]?.id ?? ''}?tab=alerts`)
    await page.locator('[role=tabpanel] [role=cell] button').first().click()
    // Those to pages of CIs, events, silences and maintenance are the console's own.
    const own = ['/cis/', '/events?', '/silences?', '/maintenance?'].map((start) => `:not([href^="${start}"])`).join('')
    const foreign = page.locator(`[role=dialog] a${own}`)
    await foreign.first().waitFor()
    const hrefs = await foreign.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(new Set(hrefs)).toEqual(new Set(['http://prometheus.example/graph?g0.expr=up']))
    expect(await foreign.first().getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('no session => login, then back; never to another site', async () => {
    const { page } = shared
    const { url } = await startOther({ open: false })
    await page.goto(`${url}/live?sort=opened`)
    await page.waitForURL(`${url}/login?next=${encodeURIComponent('/live?sort=opened')}`)
    await page.fill('[name=user]', 'operator')
    await page.fill('[name=password]', 'operator')
    await page.click('[type=submit]')
    await page.waitForURL(`${url}/live?sort=opened`)
    await page.goto(`${url}/login?code=let-me-in&next=//evil.example/`)
    await page.waitForURL(`${url}/live`)
  })
})
