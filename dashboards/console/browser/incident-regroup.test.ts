// One incident looked into and regrouped by keyboard alone, in a browser against the fake server.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../../test/support/chromium.ts'
import { consoleMissing, openPage, startFake } from './console-browser.ts'

describe.skipIf(consoleMissing !== '')(`an incident, looked into and regrouped${consoleMissing}`, () => {
  let browser: Browser
  const cleanUp: (() => unknown)[] = []

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo()
  })
  afterAll(() => browser.close())

  async function open(tab: string) {
    const fake = await startFake()
    cleanUp.push(() => fake.close())
    const { page, context, faults } = await openPage(browser, { scheme: 'light', language: 'en' })
    cleanUp.push(() => context.close())
    const incident = fake.store.list(['new', 'acknowledged']).find(({ alertCount }) => alertCount > 12)
    const id = incident?.id ?? ''
    await page.goto(`${fake.url}/incidents/${id}?tab=${tab}`)
    return { page, faults, id, store: fake.store, url: fake.url }
  }

  it('alerts are chosen, split off and taken back', async () => {
    const { page, faults, id, store } = await open('alerts')
    const before = store.find(id)?.incident.alertCount ?? 0
    const boxes = page.locator('[role=row] input[type=checkbox]')
    await boxes.nth(1).focus()
    await page.keyboard.press('Space')
    await boxes.nth(2).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Split off or move' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Move 2 alerts' }).press('Enter')
    const undo = page.getByRole('button', { name: 'Undo' })
    await undo.waitFor()
    expect(store.find(id)?.incident.alertCount).toBe(before - 2)
    await undo.press('Enter')
    await expect.poll(() => store.find(id)?.incident.alertCount).toBe(before)
    expect(faults).toEqual([])
  })

  it('all alerts that match a filter are chosen at once, also those out of sight, and taken away together', async () => {
    const { page, faults, id, store } = await open('alerts')
    const entry = store.find(id)
    const [alert] = entry === undefined ? [] : store.alerts(entry)
    if (entry === undefined || alert === undefined) throw new Error(`${id} has no alert`)
    entry.alerts = Array.from({ length: 450 }, (_, n) => ({
      ...alert,
      id: `many-${n}`,
      state: n < 300 ? 'active' : 'cleared',
    }))
    await page.goto(`${page.url()}&state=active`)
    await page.getByRole('button', { name: 'Choose all 300' }).press('Enter')
    await page.getByText('300 alerts chosen').waitFor()
    await page.getByRole('button', { name: 'Split off or move' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Move 300 alerts' }).press('Enter')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const left = store.find(id)?.alerts ?? []
    expect([left.length, new Set(left.map(({ state }) => state))]).toEqual([150, new Set(['cleared'])])
    expect(faults).toEqual([])
  })

  it('alerts that are chosen already do not count twice against what can be moved at once', async () => {
    const { page, faults, id, store } = await open('alerts')
    const entry = store.find(id)
    const [alert] = entry === undefined ? [] : store.alerts(entry)
    if (entry === undefined || alert === undefined) throw new Error(`${id} has no alert`)
    entry.alerts = Array.from({ length: 2_600 }, (_, n) => ({ ...alert, id: `many-${n}` }))
    await page.reload()
    const all = page.getByRole('button', { name: 'Choose all 2,600' })
    await all.press('Enter')
    await page.getByText('2600 alerts chosen').waitFor()
    expect(await all.getAttribute('aria-disabled')).not.toBe('true')
    await all.press('Enter')
    await page.getByText('2600 alerts chosen').waitFor()
    expect(await page.getByText('At most 5,000 at once.').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('it is merged into another one, found by its words', async () => {
    const { page, id, store } = await open('overview')
    await page.getByRole('button', { name: 'Merge' }).press('Enter')
    const other = page.getByRole('dialog').getByRole('radio').first()
    await other.focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Merge into the chosen one' }).press('Enter')
    await page.getByText('Merged into').waitFor()
    expect(store.find(id)?.incident).toMatchObject({ state: 'closed' })
  })

  it('a folded box of the impact opens; the time-line zooms, and the address says how far', async () => {
    const { page, faults } = await open('impact')
    const fold = page.locator('svg [role=button]').first()
    await fold.waitFor()
    const alone = await page.locator('svg a').count()
    await fold.press('Enter')
    await expect.poll(() => page.locator('svg a').count()).toBeGreaterThan(alone)
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.locator('[role=group][aria-keyshortcuts]').press('+')
    await page.waitForURL(/range=\d+-\d+/u)
    await page.locator('[role=group][aria-keyshortcuts]').press('0')
    await page.waitForURL((url) => !url.searchParams.has('range'))
    expect(faults).toEqual([])
  })

  it('an incident of very many alerts has a few rows in the page, and more come while one scrolls', async () => {
    const { page, id, store } = await open('alerts')
    const entry = store.find(id)
    if (entry === undefined) throw new Error(`${id} is gone`)
    const [alert] = store.alerts(entry)
    if (alert === undefined) throw new Error(`${id} has no alert`)
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      ...alert,
      id: `many-${n}`,
      firstSeenAt: alert.firstSeenAt + n,
    }))
    entry.alerts = many
    await page.reload()
    await page.getByText('5,000 alerts').waitFor()
    const rows = page.locator('[role=tabpanel] [role=row]')
    expect(await rows.count()).toBeLessThan(60)
    const scroller = page.locator('[role=tabpanel] [role=region]')
    await expect
      .poll(
        async () => {
          await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
          return Number(await rows.last().getAttribute('aria-rowindex'))
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(800)
    expect(await rows.count()).toBeLessThan(60)
  })
})
