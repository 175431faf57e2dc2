// A real browser on the running system: a trap becomes a row within a second, an operator acknowledges it, the API agrees.
// Screenshots of list and detail, light and English, dark and Chinese, go to test/browser/screenshots.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Incident } from '../../correlate/contract/incident.ts'
import { launchChromium } from '../support/chromium.ts'
import { listIncidents } from '../support/list.ts'
import { linkNotification, V2C } from '../support/link-notification.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, run } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('chromium', 'snmptrap')
const SHOTS = fileURLToPath(new URL('screenshots/', import.meta.url))

describe.skipIf(missing !== '')(`the console in a real browser${missing}`, () => {
  let system: RunningSystem
  let browser: Browser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true })
    system = await startSystem()
    browser = await launchChromium()
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'light' })
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(await system.loginLink())
  })
  afterAll(async () => {
    await browser.close()
    await system.stop()
  })

  const trap = (ifIndex: string) =>
    run('snmptrap', linkNotification('linkDown', V2C, `127.0.0.1:${system.snmpPort}`, ifIndex))

  it('the one-time link logs in, and an empty system shows how to connect a source', async () => {
    await page.waitForURL('**/live**', { timeout: 15_000 })
    await page.getByText('snmptrap').first().waitFor()
  })

  it('a trap is a row within a second', async () => {
    const sent = Date.now()
    expect(trap('21').code).toBe(0)
    await page
      .getByRole('row', { name: /linkDown|ifIndex=21|Link down/i })
      .first()
      .waitFor({ timeout: 5000 })
    expect(Date.now() - sent, 'milliseconds from the trap to the row').toBeLessThan(1000)
  })

  it('acknowledge in the detail page => the API agrees', async () => {
    const [incident] = await listIncidents(system)
    if (incident === undefined) throw new Error('no incident')
    await page.goto(`${system.url}/incidents/${incident.id}`)
    await page
      .getByRole('button', { name: /^Acknowledge/ })
      .first()
      .click()
    const seen = await waitFor('the API to say acknowledged', async () => {
      const now = await system.get<Incident>(`/api/v1/incidents/${incident.id}`)
      return now.state === 'acknowledged' ? now : undefined
    })
    expect(seen.acknowledgedBy).toBeTruthy()
  })

  it.each([
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ] as const)('list and detail draw in %s, %s', async (scheme, language) => {
    const [incident] = await listIncidents(system)
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: scheme,
      locale: language,
      storageState: await page.context().storageState(),
    })
    const view = await context.newPage()
    await view.goto(`${system.url}/live`)
    await view.getByRole('row').nth(1).waitFor()
    await view.screenshot({ path: `${SHOTS}list-${scheme}-${language}.png` })
    await view.goto(`${system.url}/incidents/${incident?.id ?? ''}`)
    await view.getByRole('heading').first().waitFor()
    await view.screenshot({ path: `${SHOTS}detail-${scheme}-${language}.png` })
    const text = await view.locator('body').innerText()
    expect(text).toMatch(language === 'en' ? /root cause/i : /根因|根本原因/)
    await context.close()
  })

  it('no script error and no blocked resource in all of this', () => {
    expect(errors).toEqual([])
  })
})
