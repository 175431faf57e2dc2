// npm run screenshots [-- --to FOLDER] [--only NAME] [--looks few|all]: every page of the built console as people see it, for looking at.
// Light and dark, English and Chinese, on a desk and on a phone: four looks that show each of them twice (few), or all eight.
// A page that is longer than the screen is taken whole.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DESK, launchChromium, openPage, PHONE, startFake, visit } from './console-browser.ts'
import type { Look } from './console-browser.ts'
import { SIGHTS } from './sights.ts'

/** A picture that is higher is too small to read. */
const HIGHEST_PX = 2600
const FEW = [
  { scheme: 'light', language: 'en', size: DESK },
  { scheme: 'dark', language: 'zh-CN', size: DESK },
  { scheme: 'light', language: 'zh-CN', size: PHONE },
  { scheme: 'dark', language: 'en', size: PHONE },
] as const
const OTHERS = FEW.map((look) => ({ ...look, language: look.language === 'en' ? 'zh-CN' : 'en' }))

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: '.cache/screenshots' },
    only: { type: 'string', default: '' },
    looks: { type: 'string', default: 'few' },
  },
})
const looks: readonly Required<Look>[] = values.looks === 'all' ? [...FEW, ...OTHERS] : FEW
mkdirSync(values.to, { recursive: true })
const fake = await startFake()
const browser = await launchChromium()
try {
  for (const look of looks) {
    const { page, context } = await openPage(browser, look)
    for (const sight of Object.values(SIGHTS).flat()) {
      if (!sight.name.includes(values.only)) continue
      await visit(page, fake.url, sight)
      const name = [sight.name.replaceAll(' ', '-'), look.scheme, look.language, look.size.width].join('_')
      // The page scrolls within the frame: a screen as high as the page shows all of it.
      const hidden = await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)
      const { width, height } = look.size
      if (hidden > 0) await page.setViewportSize({ width, height: Math.min(height + hidden, HIGHEST_PX) })
      await page.screenshot({ path: join(values.to, `${name}.png`), fullPage: true, animations: 'disabled' })
      if (hidden > 0) await page.setViewportSize(look.size)
      process.stdout.write(`${name}\n`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  fake.close()
}
