// The server ends under an open console and starts again: the page says so, stays, and is right afterwards without being loaded again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { listIncidents } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('chromium')
const RESTART_MS = 120_000

describe.skipIf(missing !== '')(`a restart under an open console${missing}`, () => {
  const cleanUp: (() => Promise<void>)[] = []
  let system: RunningSystem
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    const first = await startSystem()
    system = first
    // The data is the first one's to remove, whichever runs last.
    cleanUp.push(
      () => first.stop(),
      () => (system === first ? Promise.resolve() : system.stop()),
    )
    const browser = await launchChromium()
    cleanUp.push(() => browser.close())
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(await first.loginLink())
    await page.waitForURL('**/live**')
  }, RESTART_MS)
  // Also what a failed start leaves behind.
  afterAll(async () => {
    for (const undo of cleanUp.reverse()) await undo()
  }, RESTART_MS)

  async function raise(instance: string): Promise<void> {
    const labels = { alertname: 'DiskFull', instance, severity: 'critical' }
    const answer = await system.request('/api/v2/alerts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${system.ingestToken}` },
      body: JSON.stringify([{ labels, annotations: { summary: `disk full on ${instance}` } }]),
    })
    expect(answer.status).toBe(200)
  }
  const row = (host: string) => page.locator('[role=row][id]', { hasText: host })

  it(
    'killed => said in red; started again => live, the session holds, old and new incidents are there',
    async () => {
      await raise('db-1')
      await row('db-1').waitFor()
      // Gone with the page, were it loaded again.
      await page.locator('body').evaluate((body) => {
        body.setAttribute('data-since', 'before')
      })

      await system.kill()
      await page.locator('[data-kind=stale]').waitFor()
      await page.getByText('The connection to the server is lost.').waitFor()
      expect(await row('db-1').count(), 'what was there stays').toBe(1)

      system = await system.restart()
      await raise('db-2')
      await page.locator('[data-kind=live]').waitFor({ timeout: 60_000 })
      await row('db-2').waitFor()
      await waitFor('two incidents', async () => ((await listIncidents(system)).length === 2 ? true : undefined))
      expect(await page.locator('[role=row][id]').count()).toBe(2)

      await row('db-1').click()
      await page.keyboard.press('a')
      await waitFor('the acknowledgement', async () =>
        (await listIncidents(system)).some(({ title, state }) => title.includes('db-1') && state === 'acknowledged')
          ? true
          : undefined,
      )
      expect(await page.locator('body').getAttribute('data-since'), 'never loaded again').toBe('before')
      expect(errors).toEqual([])
    },
    RESTART_MS,
  )
})
