// npm run screenshots [-- --to FOLDER] [--only NAME]: every page of the built console as people see it, for looking at. Light and dark,
// English and Chinese, on a desk and on a phone; a page that is longer than the screen is taken whole.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DESK, launchChromium, openPage, PHONE, startFake, visit } from './console-browser.ts'
import { SIGHTS } from './sights.ts'

const LOOKS = [
  { scheme: 'light', language: 'en', size: DESK },
  { scheme: 'dark', language: 'zh-CN', size: DESK },
  { scheme: 'light', language: 'zh-CN', size: PHONE },
  { scheme: 'dark', language: 'en', size: PHONE },
] as const

const { values } = parseArgs({
  options: { to: { type: 'string', default: '.cache/screenshots' }, only: { type: 'string', default: '' } },
})
mkdirSync(values.to, { recursive: true })
const fake = await startFake()
const browser = await launchChromium()
try {
  for (const look of LOOKS) {
    const { page, context } = await openPage(browser, look)
    for (const sight of Object.values(SIGHTS).flat()) {
      if (!sight.name.includes(values.only)) continue
      await visit(page, fake.url, sight)
      const name = [sight.name.replaceAll(' ', '-'), look.scheme, look.language, look.size.width].join('_')
      await page.screenshot({ path: join(values.to, `${name}.png`), fullPage: true, animations: 'disabled' })
      process.stdout.write(`${name}\n`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  fake.close()
}
