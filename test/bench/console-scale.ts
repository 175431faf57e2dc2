// The console at the size of a large estate, in chromium on the real API server: its live view is fed by published changes, as the engine's
// would. Server, load and browser share the machine, which is harder on the console than a desk of its own.
import { loadavg } from 'node:os'
import type { Browser } from 'playwright-core'
import { startTestApi, type TestApi } from '../support/api.ts'
import { launchChromium } from '../support/chromium.ts'
import type { BenchRow } from './bench-row.ts'
import { BIG, BIG_ALERTS, INCIDENTS, publishEstate } from './console-estate.ts'
import { startConsoleLoad } from './console-load.ts'
import {
  acknowledgeTimes,
  countProcessorTime,
  processorMs,
  firstRowMs,
  focusMs,
  heapOf,
  PAINT_PROBE,
  scrollFrames,
  type Heap,
} from './console-page.ts'
import { quantile } from './http-load.ts'

const CHANGES_PER_SECOND = 200
const LOADS = 5
const SCROLL_MS = 5_000
const ACTIONS = 40
const FOCUSES = ['srv-3-17', 'core-0', 'access-7-3', 'srv-19-229', 'dist-4-1', 'core-11']
const SIZE = { width: 1440, height: 900 }

/** @param minutes how long the list stands open under the load before its heap counts */
export async function consoleScale(minutes: number, say: (text: string) => void): Promise<readonly BenchRow[]> {
  const api = await startTestApi({ writes: false })
  const browser = await launchChromium(['--enable-precise-memory-info'])
  try {
    const url = await api.listen()
    const book = await publishEstate((entity, items) => api.engine.publish({ entity, items }), Date.now())
    await api.caughtUp()
    const load = startConsoleLoad(api.engine, book, CHANGES_PER_SECOND)
    const started = performance.now()
    const rows: BenchRow[] = []
    try {
      rows.push(...(await measure(api, browser, url, minutes, say)))
    } finally {
      await load.stop()
    }
    const rate = load.sent() / ((performance.now() - started) / 1000)
    const what = `console: ${INCIDENTS.toLocaleString('en-GB')} open incidents, one of ${BIG_ALERTS.toLocaleString('en-GB')} alerts, 5,000 CIs`
    return [
      {
        what,
        figure: `${Math.round(rate)} changes/s over the live stream`,
        beside: `load average ${loadavg()[0]?.toFixed(1) ?? ''}`,
      },
      ...rows,
    ]
  } finally {
    await browser.close()
    await api.stop()
  }
}

async function measure(
  api: TestApi,
  browser: Browser,
  url: string,
  minutes: number,
  say: (text: string) => void,
): Promise<BenchRow[]> {
  const open = async () => {
    const context = await browser.newContext({
      viewport: SIZE,
      // Waiting for something in the page is done by evaluating text, which the console's own policy refuses.
      bypassCSP: true,
      extraHTTPHeaders: { authorization: `Bearer ${api.admin}` },
    })
    await context.addInitScript(PAINT_PROBE)
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await countProcessorTime(session)
    return { context, page, session }
  }
  const paints: number[] = []
  const paintCpu: number[] = []
  for (let round = 0; round < LOADS; round++) {
    // A new context each time: nothing is in its cache.
    const { context, page, session } = await open()
    paints.push(await firstRowMs(page, `${url}/live`))
    paintCpu.push(await processorMs(session))
    await context.close()
  }
  say(`  first rows after ${paints.map(Math.round).join(', ')} ms, processor ${paintCpu.map(Math.round).join(', ')} ms`)

  const { context, page, session } = await open()
  await firstRowMs(page, `${url}/live?sort=opened`)
  await page.waitForFunction(
    `Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) > ${INCIDENTS * 0.95}`,
  )
  const beforeScroll = await processorMs(session)
  const frames = await scrollFrames(page, SCROLL_MS)
  const cpuPerFrame = ((await processorMs(session)) - beforeScroll) / frames.count
  say(`  ${frames.perSecond.toFixed(1)} frames/s, processor ${cpuPerFrame.toFixed(1)} ms a frame`)
  await page.evaluate(`document.querySelector('[role=grid]').scrollTop = 0`)
  const beforeActions = await processorMs(session)
  const actions = (await acknowledgeTimes(page, ACTIONS)).sort(ascending)
  const cpuPerAction = ((await processorMs(session)) - beforeActions) / ACTIONS
  say(`  acknowledged after ${actions.map(Math.round).join(', ')} ms`)

  const heaps: Heap[] = [await heapOf(session)]
  for (let minute = 0; minute < minutes; minute++) {
    await new Promise((resolve) => setTimeout(resolve, 60_000))
    heaps.push(await heapOf(session))
    const { usedMiB, heldMiB } = heaps.at(-1) ?? { usedMiB: 0, heldMiB: 0 }
    say(`  minute ${minute + 1}: heap ${usedMiB.toFixed(0)} MiB, held ${heldMiB.toFixed(0)} MiB`)
  }

  const big = await open()
  const bigStarted = performance.now()
  await big.page.goto(`${url}/incidents/${BIG}?tab=alerts`)
  await big.page.locator('[role=tabpanel] tbody tr').first().waitFor()
  const bigMs = performance.now() - bigStarted
  const bigHeap = await heapOf(big.session)
  await big.context.close()

  await page.goto(`${url}/topology`)
  await page.locator('main ul a').first().waitFor()
  const focuses: number[] = []
  for (const ci of FOCUSES) focuses.push(await focusMs(page, ci))
  say(`  focused after ${focuses.map(Math.round).join(', ')} ms`)
  await context.close()

  paints.sort(ascending)
  focuses.sort(ascending)
  const last = heaps.at(-1)
  const peak = Math.max(...heaps.map(({ usedMiB }) => usedMiB))
  return [
    {
      what: `list, first rows painted (${LOADS} cold loads)`,
      figure: `median ${ms(quantile(paints, 0.5))}, slowest ${ms(paints.at(-1))}; processor ${ms(quantile(paintCpu.sort(ascending), 0.5))}`,
      beside: 'goal 1,500 ms',
    },
    {
      what: 'list, scrolling through all of it',
      figure: `${frames.perSecond.toFixed(1)} frames/s, p95 of a frame ${ms(frames.p95Ms)}; processor ${cpuPerFrame.toFixed(1)} ms a frame`,
      beside: 'goal 50 frames/s',
    },
    {
      what: `acknowledge by key, until the row says so (${ACTIONS})`,
      figure: `p50 ${ms(quantile(actions, 0.5))}, p95 ${ms(quantile(actions, 0.95))}; processor ${ms(cpuPerAction)} each`,
      beside: 'goal p95 300 ms',
    },
    {
      what: 'topology, focus on a CI',
      figure: `median ${ms(quantile(focuses, 0.5))}, slowest ${ms(focuses.at(-1))}`,
      beside: 'goal 1,000 ms',
    },
    {
      what: `heap of the list after ${minutes} min`,
      figure: `${(last?.usedMiB ?? 0).toFixed(0)} MiB used, ${(last?.heldMiB ?? 0).toFixed(0)} MiB held, highest ${peak.toFixed(0)} MiB`,
      beside: 'goal 300 MiB after 10 min',
    },
    {
      what: 'the incident of 100,000 alerts, its table',
      figure: `${ms(bigMs)}, heap ${bigHeap.usedMiB.toFixed(0)} MiB`,
      beside: '',
    },
  ]
}

const ascending = (a: number, b: number): number => a - b

function ms(value: number | undefined): string {
  return value === undefined ? 'none' : `${Math.round(value).toLocaleString('en-GB')} ms`
}
