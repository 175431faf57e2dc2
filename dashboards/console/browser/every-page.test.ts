// Every page, light and dark, on a desk and on a phone: axe finds nothing serious, nothing sticks out sideways, no script fails, and the
// strict CSP that came with the page blocked nothing. One load a page: theme and size change under it, as they do for a person. What axe
// finds on a phone and in Chinese is asked in pseudo-locale.test.ts.
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../../../test/support/axe.ts'
import { consoleMissing, DESK, PHONE, sidewaysScroll, visit } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'
import { SIGHTS } from './sights.ts'

describe.skipIf(consoleMissing !== '')(`every page of the console${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' })

  it.each(Object.values(SIGHTS).flat())('$name', async (sight) => {
    const { page, url, faults } = shared
    await page.setViewportSize(DESK)
    await visit(page, url, sight)
    expect(await seriousFindings(page), 'axe, light').toEqual([])
    expect(await sidewaysScroll(page), 'pixels to scroll sideways, desk').toBe(0)
    await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'))
    // Colours on their way from one to the other are not what anybody reads.
    const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running').length
    await expect.poll(() => page.evaluate(moving)).toBe(0)
    expect(await seriousFindings(page, ['color-contrast']), 'axe, dark').toEqual([])
    await page.setViewportSize(PHONE)
    await page.locator(sight.ready).first().waitFor()
    expect(await sidewaysScroll(page), 'pixels to scroll sideways, phone').toBe(0)
    expect(faults).toEqual([])
  })
})
