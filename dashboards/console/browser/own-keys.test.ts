// Keys that a person changed: what is pressed then does, what the list of keys says, and that it is so again after the page is loaded anew.
import { afterEach, describe, expect, it } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { seriousFindings } from '../../../test/support/axe.ts'
import { consoleMissing, DESK, PATIENCE_MS, watchFaults } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'

describe.skipIf(consoleMissing !== '')(`own keys${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' })
  let context: BrowserContext
  afterEach(() => context.close())

  /** Of somebody who chose nothing yet: what is chosen is kept from page to page. */
  async function openList(locale: string): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
    context = await shared.browser.newContext({ viewport: DESK, locale, reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const faults = watchFaults(page)
    await page.goto(`${shared.url}/live?state=new`)
    await page.locator('[role=gridcell]').first().waitFor()
    return { page, faults }
  }

  it('a letter of another action => they change places, also on the next page; all go back at once', async () => {
    const { page, faults } = await openList('en-GB')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    const keyOf = (action: string, letter: string) =>
      dialog.getByRole('button', { name: `Change the key of “${action}”: ${letter}`, exact: true })
    await keyOf('Acknowledge', 'a').click()
    await page.keyboard.press('Escape')
    await keyOf('Acknowledge', 'a').click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('n')
    await dialog.getByText('“n” is “Acknowledge” now; “Show new incidents” has “a”.').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await page.reload()
    await page.locator('[role=gridcell]').first().waitFor()
    const active = async () => {
      await page.keyboard.press('j')
      const id = (await page.locator('[role=row][data-active]').getAttribute('id')) ?? ''
      return shared.fake.store.find(id.replace('row-', ''))?.incident
    }
    const first = await active()
    await page.keyboard.press('a')
    const second = await active()
    await page.keyboard.press('n')
    const stateOf = (id = '') => shared.fake.store.find(id)?.incident.state
    await expect.poll(() => stateOf(second?.id)).toBe('acknowledged')
    expect(stateOf(first?.id), 'the old key, pressed before, does not acknowledge').toBe('new')

    await page.keyboard.press('?')
    await dialog.getByRole('button', { name: 'Default keys' }).click()
    await keyOf('Acknowledge', 'a').waitFor()
    await keyOf('Show new incidents', 'n').waitFor()
    expect(faults).toEqual([])
  })

  it('in Chinese the same, and nothing serious is found by axe while a key is waited for', async () => {
    const { page, faults } = await openList('zh-CN')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: '键盘快捷键' })
    await dialog.getByRole('button', { name: '更改“确认”的按键：a', exact: true }).click()
    await dialog.getByText('请按键').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('q')
    await dialog.getByText('“q”现为“确认”。').waitFor()
    expect(faults).toEqual([])
  })
})
