// One way to start the browser of the tests, the benchmark and the screenshots: Debian's chromium without a sandbox, quiet on the network.
import { chromium, type Browser } from 'playwright-core'
import { findTool } from './tool.ts'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

/**
 * @param more further arguments, for example --enable-precise-memory-info
 * @throws Error when chromium is not installed; tests skip with `missingTools('chromium')` before
 */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findTool('chromium') ?? '', args: [...QUIET, ...more] })
}
