// No English is left on Chinese pages: in a build whose translations are marked, all that is shown is marked or came from a device.
// Chinese and its marks are also the longest and shortest words that the layout meets, so it is measured here too, on a phone, and so is what
// axe finds there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { seriousFindings } from '../../../test/support/axe.ts'
import { consoleMissing, launchChromium, openPage, PHONE, sidewaysScroll, startFake, visit } from './console-browser.ts'
import type { OpenedPage } from './console-browser.ts'
import { SIGHTS } from './sights.ts'
import { buildPseudoConsole } from './pseudo-console.ts'
import { collectData, shownTexts, untranslated } from './unmarked-text.ts'

/** Every word of a closed list in the API: states, severities, reasons. A person reads them translated. */
function contractWords(): ReadonlySet<string> {
  const words = new Set<string>()
  const gather = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('const' in part && typeof part.const === 'string') words.add(part.const)
    if ('enum' in part && Array.isArray(part.enum)) for (const word of part.enum) words.add(String(word))
    Object.values(part).forEach(gather)
  }
  gather(JSON.parse(readFileSync(join(import.meta.dirname, '../../../api/openapi.json'), 'utf8')))
  return words
}

describe.skipIf(consoleMissing !== '')(`Chinese pages${consoleMissing}`, () => {
  const words = contractWords()
  const data = { names: new Set<string>(), texts: new Set<string>() }
  let browser: Browser
  let opened: OpenedPage
  let pseudo: Awaited<ReturnType<typeof buildPseudoConsole>>
  let fake: Awaited<ReturnType<typeof startFake>>

  beforeAll(async () => {
    pseudo = await buildPseudoConsole()
    browser = await launchChromium()
    fake = await startFake({ dist: pseudo.dist })
    opened = await openPage(browser, { scheme: 'dark', language: 'zh-CN', size: PHONE })
    collectData(opened.page, data)
  })
  afterAll(async () => {
    await browser.close()
    fake.close()
    pseudo.remove()
  })

  it.each(Object.values(SIGHTS).flat())('$name', async (sight) => {
    const { page, faults } = opened
    faults.length = 0
    await visit(page, fake.url, sight)
    const shown = await shownTexts(page)
    expect(shown.filter(({ text }) => text.includes('⟦')).length, 'marked texts').toBeGreaterThan(2)
    expect(untranslated(shown, data, words), 'neither translated nor from a device').toEqual([])
    expect(await sidewaysScroll(page), 'pixels to scroll sideways').toBe(0)
    expect(await seriousFindings(page), 'axe, dark on a phone').toEqual([])
    expect(faults).toEqual([])
  })
})
