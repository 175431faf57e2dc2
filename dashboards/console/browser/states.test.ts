// What a page says while it waits and when the server fails: in words, never a blank space. And that a lost connection is seen at once,
// and forgotten when it is back.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { consoleMissing, openPage, startFake } from './console-browser.ts'
import type { OpenedPage } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'
import { SIGHTS } from './sights.ts'

const LOOK = { scheme: 'light', language: 'en' } as const
/** Pages that need no data, or get theirs with the frame. */
const OF_THEIR_OWN = ['/login', '/wall', '*']
/** Each page as it is first seen. */
const ASKING = Object.entries(SIGHTS).flatMap(([route, sights]) =>
  OF_THEIR_OWN.includes(route) ? [] : sights.slice(0, 1),
)
/** Who is logged in, and the stream: without them there is no page at all. */
const FRAME = /\/api\/v1\/(?:session|stream|stats)/u
const WAITING = 'main :is([aria-busy=true], [role=status], [role=progressbar])'

describe.skipIf(consoleMissing !== '')(`states of the console${consoleMissing}`, () => {
  const shared = sharedConsole(LOOK)
  /** Time stands still there but for what a test lets pass. */
  let stopped: OpenedPage

  beforeAll(async () => {
    stopped = await openPage(shared.browser, LOOK)
    await stopped.page.clock.install()
  })
  afterEach(async () => {
    stopped.faults.length = 0
    shared.fake.setTrouble(null)
    await shared.page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  const isOwn = (url: URL): boolean => url.pathname.startsWith('/api/') && !FRAME.test(url.pathname)

  it.each(ASKING)('$name says that it waits', async ({ path }) => {
    const { page, url } = shared
    // Never answered: what is shown stays as it is. Held in the browser, for it has no more than six connections to a server.
    await page.route(isOwn, () => undefined)
    await page.goto(url + path)
    // First that its program comes, then that its data do.
    await page.locator(WAITING).first().waitFor()
    await page.locator('[data-on-its-way]').waitFor({ state: 'detached' })
    await page.locator(WAITING).first().waitFor()
  })

  it('a page whose program is on its way says that it waits', async () => {
    const { page, url } = shared
    await page.route(/\/assets\/services-page-/u, () => undefined)
    await page.goto(`${url}/services`)
    await page.locator('[data-on-its-way] [role=status]').waitFor()
  })

  it.each(ASKING)('$name says that it failed', async ({ path }) => {
    const { page, faults } = stopped
    shared.fake.setTrouble('failing')
    await page.goto(shared.url + path)
    await page.locator('main').waitFor()
    const alert = page.locator('main [role=alert]').first()
    // The console asks some times before it gives up.
    for (let tries = 0; tries < 20 && !(await alert.isVisible()); tries++) await page.clock.runFor(2_000)
    expect((await alert.innerText()).length, 'words about it').toBeGreaterThan(5)
    expect(faults).toEqual([])
  })

  /** Lists answered with nothing in them, counts with zeros: what each page says then. */
  const NOTHING_THERE = [
    { path: '/live', says: 'No open incident.' },
    { path: '/problems', says: 'No problem is waiting.' },
    { path: '/silences', says: 'Nothing is silenced now, and no silence is planned.' },
    { path: '/maintenance', says: 'No maintenance is going on, and none is planned.' },
    { path: '/events', says: 'No event was found.' },
    { path: '/handover', says: 'No shift has been handed over yet.' },
    { path: '/sources', says: 'Nobody has sent anything yet.' },
  ]
  it.each(NOTHING_THERE)('$path without anything: $says', async ({ path, says }) => {
    const { page, url, fake, faults } = shared
    fake.setTrouble('empty')
    await page.goto(url + path)
    await page.locator('main').getByText(says).first().waitFor()
    expect(await page.locator('main [role=alert]').count(), 'nothing is not a fault').toBe(0)
    expect(faults).toEqual([])
  })

  it('connection lost => said in red within seconds; back => live again', async () => {
    const { page, faults } = shared
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
    expect(faults).toEqual([])
    lost.close()
  })
})
