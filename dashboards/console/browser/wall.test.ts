// A wallboard at its link: without a session, by its token alone; when nothing comes any more it says so over everything, until it does again.
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../../../test/support/axe.ts'
import { consoleMissing, openPage, startFake } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'

const LOOK = { scheme: 'light', language: 'en' } as const
const TOKEN = 'noc_of-the-wall'

describe.skipIf(consoleMissing !== '')(`the wallboard in a browser${consoleMissing}`, () => {
  const shared = sharedConsole(LOOK, { open: false })

  it('its token is enough, in the look that the address names; without one it says what to do', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/wall?theme=dark&lang=zh-CN#token=${TOKEN}`)
    await page.locator('main li[data-health]').first().waitFor()
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await page.getByRole('alert').count(), 'it is fresh').toBe(0)
    await page.goto(`${url}/wall?theme=light&lang=en`)
    await page.getByRole('alert').getByText('This wallboard has no valid link.').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('the server is gone => over everything it says that nothing is current; back => it moves again', async () => {
    const fake = await startFake({ open: false })
    const { page, context, faults } = await openPage(shared.browser, LOOK)
    await page.clock.install()
    await page.goto(`${fake.url}/wall#token=${TOKEN}`)
    await page.locator('main li[data-health]').first().waitFor()
    fake.server.closeAllConnections()
    await new Promise((done) => fake.server.close(done))
    const stale = page.getByRole('alert')
    await page.clock.runFor(20_000)
    expect(await stale.count(), 'a short silence is nothing').toBe(0)
    await page.clock.runFor(15_000)
    await stale.getByText('NO CURRENT DATA').waitFor()
    await stale.getByText(/^Nothing was heard for 3\d/u).waitFor()
    expect(await seriousFindings(page), 'axe, stale').toEqual([])
    const { port } = new URL(fake.url)
    await new Promise<void>((done) => fake.server.listen(Number(port), '127.0.0.1', done))
    // Lists every ten seconds, the stream after its longest pause.
    await page.clock.runFor(16_000)
    await stale.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await context.close()
    fake.close()
  })
})
