// What most tests of the console share, since starting it takes longer than what they try: a browser, a fake server and a page.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Browser } from 'playwright-core'
import type { FakeServerOptions } from '../fake/fake-server.ts'
import { launchChromium, openPage, startFake } from './console-browser.ts'
import type { Look, OpenedPage } from './console-browser.ts'

export interface SharedConsole extends OpenedPage {
  readonly browser: Browser
  readonly fake: Awaited<ReturnType<typeof startFake>>
  readonly url: string
}

/**
 * One browser, one fake server and one page for all tests of a suite: each begins with its own `goto`, and what a browser keeps (scripts,
 * compiled) it has to fetch once. To be read in tests and hooks only; `faults` is empty when a test begins.
 */
export function sharedConsole(look: Look, options: Partial<FakeServerOptions> = {}): SharedConsole {
  let started: SharedConsole | undefined
  beforeAll(async () => {
    const browser = await launchChromium()
    const fake = await startFake(options)
    started = { ...(await openPage(browser, look)), browser, fake, url: fake.url }
  })
  beforeEach(() => void started?.faults.splice(0))
  afterAll(async () => {
    await started?.browser.close()
    started?.fake.close()
  })
  const now = (): SharedConsole => {
    if (started === undefined) throw new Error('the console is started before the first test')
    return started
  }
  return {
    get page() {
      return now().page
    },
    get context() {
      return now().context
    },
    get faults() {
      return now().faults
    },
    get browser() {
      return now().browser
    },
    get fake() {
      return now().fake
    },
    get url() {
      return now().url
    },
  }
}
