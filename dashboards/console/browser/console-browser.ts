// The console against the fake server, in chromium: one server, many pages. What goes wrong in a page is written down.
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../../../test/support/chromium.ts'
import { missingTools } from '../../../test/support/tool.ts'
import { createFakeServer } from '../fake/fake-server.ts'
import type { FakeServerOptions } from '../fake/fake-server.ts'
import type { Sight } from './sights.ts'

export const BUILT_CONSOLE = join(import.meta.dirname, '../../../dist/console')
/** For `describe.skipIf`: why tests in a browser cannot run here; empty when they can. */
export const consoleMissing = existsSync(join(BUILT_CONSOLE, 'index.html'))
  ? missingTools('chromium')
  : ' (needs npm run build:console)'
/** A shared machine is slow at times. */
export const PATIENCE_MS = 20_000
export const DESK = { width: 1440, height: 900 } as const
export const PHONE = { width: 390, height: 844 } as const

export interface Look {
  readonly scheme: string
  readonly language: string
  readonly size?: { readonly width: number; readonly height: number }
}

export interface OpenedPage {
  readonly page: Page
  readonly context: BrowserContext
  /** Script errors, CSP reports, dialogs. Answers of 4xx are not faults: pages for what is missing ask for it. */
  readonly faults: string[]
}

export async function startFake(options: Partial<FakeServerOptions> = {}) {
  const fake = createFakeServer({
    incidents: 60,
    rate: 0,
    dist: BUILT_CONSOLE,
    open: true,
    role: 'administrator',
    ...options,
  })
  await new Promise<void>((done) => fake.server.listen(0, '127.0.0.1', done))
  // Listening on a TCP port: the address is an object.
  return { ...fake, url: `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}` }
}

/** Writes down what must never happen in a page, from its first script on. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/u.test(message.text())) faults.push(message.text())
  })
  return faults
}

/** A page of somebody who chose this look before. */
export async function openPage(browser: Browser, look: Look): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: look.size ?? DESK, reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(
    ([scheme, language]) => {
      localStorage.setItem('nocturne-color-scheme', scheme)
      localStorage.setItem('nocturne-preferences', JSON.stringify({ language }))
    },
    [look.scheme, look.language] as const,
  )
  const page = await context.newPage()
  return { page, context, faults: watchFaults(page) }
}

export async function visit(page: Page, url: string, { path, ready }: Sight): Promise<void> {
  await page.goto(`${url}${path}`)
  await page.locator(ready).first().waitFor()
}

/** How far the page can be scrolled sideways, px: 0 unless the layout is broken. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}

export { launchChromium }
