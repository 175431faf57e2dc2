// What a page says while it waits and when the server fails: in words, never a blank space. And that a lost connection is seen at once,
// and forgotten when it is back.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { consoleMissing, launchChromium, openPage, startFake } from './console-browser.ts'
import type { OpenedPage } from './console-browser.ts'
import { SIGHTS } from './sights.ts'

type Fake = Awaited<ReturnType<typeof startFake>>

/** Pages that need no data, or get theirs with the frame. */
const OF_THEIR_OWN = ['/login', '/wall', '*']
/** Each page as it is first seen. */
const ASKING = Object.entries(SIGHTS).flatMap(([route, sights]) =>
  OF_THEIR_OWN.includes(route) ? [] : sights.slice(0, 1),
)
/** Who is logged in, and the stream: without them there is no page at all. */
const FRAME = /\/api\/v1\/(?:session|stream|stats)/u
const EMPTY = {
  items: [],
  nextCursor: null,
  total: 0,
  exported: 0,
  buckets: [],
  from: 0,
  to: 3_600_000,
  bucketMs: 60_000,
}
/** A page that says nothing by then looks broken. */
const SOON_MS = 15_000
const WAITING = 'main :is([aria-busy=true], [role=status], [role=progressbar])'

describe.skipIf(consoleMissing !== '')(`states of the console${consoleMissing}`, () => {
  let browser: Browser
  let opened: OpenedPage
  let page: Page
  let fake: Fake

  beforeAll(async () => {
    browser = await launchChromium()
    fake = await startFake()
  })
  afterAll(async () => {
    await browser.close()
    fake.close()
  })
  beforeEach(async () => {
    opened = await openPage(browser, { scheme: 'light', language: 'en' })
    page = opened.page
  })
  afterEach(() => opened.context.close())

  const isOwn = (url: URL): boolean => url.pathname.startsWith('/api/') && !FRAME.test(url.pathname)

  it.each(ASKING)('$name says that it waits', async ({ path }) => {
    // Never answered: what is shown stays as it is.
    await page.route(isOwn, () => undefined)
    await page.goto(fake.url + path)
    await page.locator(WAITING).first().waitFor({ timeout: SOON_MS })
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  it.each(ASKING)('$name says that it failed', async ({ path }) => {
    await page.clock.install()
    await page.route(isOwn, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: '{"code":"internal_error","status":500}',
      }),
    )
    await page.goto(fake.url + path)
    await page.locator('main').waitFor()
    const alert = page.locator('main [role=alert]').first()
    // The console asks some times before it gives up.
    for (let tries = 0; tries < 20 && !(await alert.isVisible()); tries++) await page.clock.runFor(2_000)
    expect((await alert.innerText()).length, 'words about it').toBeGreaterThan(5)
    expect(opened.faults).toEqual([])
  })

  /** Lists answered with nothing in them, counts with zeros: what each page says then. */
  const NOTHING_THERE = [
    { path: '/live', says: 'No open incident.' },
    { path: '/problems', says: 'No problem is waiting.' },
    { path: '/silences', says: 'There is no such silence.' },
    { path: '/events', says: 'No event was found.' },
    { path: '/handover', says: 'No shift has been handed over yet.' },
    { path: '/sources', says: 'Nobody has sent anything yet.' },
  ]
  it.each(NOTHING_THERE)('$path without anything: $says', async ({ path, says }) => {
    await page.route(isOwn, (route) => route.fulfill({ json: EMPTY }))
    await page.goto(fake.url + path)
    await page.locator('main').getByText(says).first().waitFor()
    expect(await page.locator('main [role=alert]').count(), 'nothing is not a fault').toBe(0)
    expect(opened.faults).toEqual([])
  })

  it('connection lost => said in red within seconds; back => live again', async () => {
    const lost = await startFake({ incidents: 5 })
    await page.goto(`${lost.url}/live`)
    await page.locator('[role=row][id]').first().waitFor()
    await page.locator('[data-kind=live]').waitFor()
    const { port } = new URL(lost.url)
    lost.server.closeAllConnections()
    await new Promise((done) => lost.server.close(done))
    await page.locator('[data-kind=stale]').waitFor()
    await new Promise<void>((done) => lost.server.listen(Number(port), '127.0.0.1', done))
    await page.locator('[data-kind=live]').waitFor()
    expect(opened.faults).toEqual([])
    lost.close()
  })
})
