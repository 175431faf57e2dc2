// Every page, light and dark, on a desk and on a phone: axe finds nothing serious, nothing sticks out sideways, no script fails, and the
// strict CSP that came with the page blocked nothing. One load a page: theme and size change under it, as they do for a person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { seriousFindings } from '../../../test/support/axe.ts'
import {
  consoleMissing,
  DESK,
  launchChromium,
  openPage,
  PATIENCE_MS,
  PHONE,
  sidewaysScroll,
  startFake,
  visit,
} from './console-browser.ts'
import type { OpenedPage } from './console-browser.ts'
import { SIGHTS } from './sights.ts'

describe.skipIf(consoleMissing !== '')(`every page of the console${consoleMissing}`, () => {
  let browser: Browser
  let opened: OpenedPage
  let fake: Awaited<ReturnType<typeof startFake>>

  beforeAll(async () => {
    browser = await launchChromium()
    fake = await startFake()
    opened = await openPage(browser, { scheme: 'light', language: 'en' })
  })
  afterAll(async () => {
    await browser.close()
    fake.close()
  })

  it.each(Object.values(SIGHTS).flat())('$name', async (sight) => {
    const { page, faults } = opened
    faults.length = 0
    await page.setViewportSize(DESK)
    await visit(page, fake.url, sight)
    expect(await seriousFindings(page), 'axe, light').toEqual([])
    expect(await sidewaysScroll(page), 'pixels to scroll sideways, desk').toBe(0)
    await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'))
    // Colours on their way from one to the other are not what anybody reads.
    const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running').length
    await expect.poll(() => page.evaluate(moving), { timeout: PATIENCE_MS }).toBe(0)
    expect(await seriousFindings(page, ['color-contrast']), 'axe, dark').toEqual([])
    await page.setViewportSize(PHONE)
    await page.locator(sight.ready).first().waitFor()
    expect(await seriousFindings(page), 'axe, dark on a phone').toEqual([])
    expect(await sidewaysScroll(page), 'pixels to scroll sideways, phone').toBe(0)
    expect(faults).toEqual([])
  })
})
