// One incident's page in a browser against the fake server: what is asked at once, what a phone shows of it first, and what its drawing says.
import { afterEach, describe, expect, it } from 'vitest'
import { consoleMissing, DESK, PHONE } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'
import { SIGHTS } from './sights.ts'

const TABS = (SIGHTS['/incidents/:id'] ?? []).filter(({ path }) => path.includes('tab='))
/** What a tab shows beside the incident itself. */
const ASKS = { overview: 'why', impact: 'impact', timeline: 'lanes', alerts: 'alerts', similar: 'similar' }
/** Of 844: what is above the tabs leaves most of a phone's screen to them. */
const HEADER_PX = 320

describe.skipIf(consoleMissing !== '')(`an incident's page${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' })
  afterEach(async () => {
    await shared.page.unrouteAll({ behavior: 'ignoreErrors' })
    await shared.page.setViewportSize(DESK)
  })

  it.each(Object.entries(ASKS))('%s asks for %s before the incident itself is answered', async (tab, part) => {
    const { page, url } = shared
    const sight = TABS.find(({ name }) => name === `incident ${tab}`)
    const id = /incidents\/([^?]+)/u.exec(sight?.path ?? '')?.[1] ?? ''
    let release = (): void => undefined
    const held = new Promise<void>((done) => (release = done))
    await page.route(
      (asked) => asked.pathname === `/api/v1/incidents/${id}`,
      async (route) => {
        await held
        await route.continue()
      },
    )
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname.endsWith(`/${id}/${part}`))
    await page.goto(url + (sight?.path ?? ''))
    await asked
    expect(await page.locator('main h1').count(), 'the incident is not there yet').toBe(0)
    release()
    await page
      .locator(sight?.ready ?? '')
      .first()
      .waitFor()
  })

  it('a phone: the tabs are one row within the upper part of the screen, the one that is shown in sight', async () => {
    const { page, url } = shared
    await page.setViewportSize(PHONE)
    await page.goto(`${url}${TABS[0]?.path ?? ''}`)
    await page.locator('main h1').waitFor()
    const row = page.getByRole('tablist')
    const box = (await row.boundingBox()) ?? { y: Infinity, height: Infinity }
    expect(box.y, 'where the tabs begin').toBeLessThan(HEADER_PX)
    expect(box.height, 'one row').toBeLessThan(48)
    await page.goto(`${url}${(TABS[0]?.path ?? '').replace(/tab=.*/u, 'tab=raw')}`)
    const shown = page.getByRole('tab', { selected: true })
    await shown.waitFor()
    await expect.poll(async () => ((await shown.boundingBox())?.x ?? 0) < PHONE.width - 40).toBe(true)
  })

  it('a phone: what is seldom done is behind one button', async () => {
    const { page, url } = shared
    await page.setViewportSize(PHONE)
    await page.goto(`${url}${TABS[0]?.path ?? ''}`)
    const actions = page.getByRole('group', { name: 'Actions' })
    const more = actions.getByRole('button', { name: 'More' })
    await more.waitFor()
    expect(await actions.getByRole('button').allInnerTexts()).toEqual(['Acknowledge', 'Assign to me', 'More …'])
    await more.click()
    await actions.getByRole('button', { name: 'Merge' }).click()
    await page.getByRole('dialog').waitFor()
  })

  it('the time-line names its times, and its legend each sign that is drawn', async () => {
    const { page, url } = shared
    await page.goto(`${url}${TABS.find(({ name }) => name === 'incident timeline')?.path ?? ''}`)
    const drawing = page.getByRole('group', { name: /^Time-line with/u })
    const times = drawing.locator('svg text').filter({ hasText: /^\d\d:\d\d/u })
    await expect.poll(() => times.count()).toBeGreaterThan(2)
    const legend = await page.getByRole('list', { name: 'What the signs mean' }).getByRole('listitem').allInnerTexts()
    expect(legend.map((text) => text.trim())).toEqual(
      expect.arrayContaining(['Critical', 'Major', 'Opened', 'Acknowledged']),
    )
  })
})
