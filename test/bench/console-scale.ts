// The console at the size of a large estate, in chromium on the real API server: its live view is fed by published changes, as the engine's
// would. Server, load and browser share the machine, which is harder on the console than a desk of its own.
import { loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Browser } from 'playwright-core'
import { startTestApi, type TestApi } from '../support/api.ts'
import { launchChromium } from '../support/chromium.ts'
import type { BenchRow } from './bench-row.ts'
import { BIG, BIG_ALERTS, INCIDENTS, publishEstate } from './console-estate.ts'
import { judgedRow } from './console-goals.ts'
import { startConsoleLoad } from './console-load.ts'
import {
  acknowledgeTimes,
  countProcessorTime,
  processorMs,
  firstPaintMs,
  focusMs,
  heapOf,
  PAINT_PROBE,
  scrollFrames,
} from './console-page.ts'
import { quantile } from './http-load.ts'
import { profiled } from './page-profile.ts'

const CHANGES_PER_SECOND = 200
const LOADS = 5
const SCROLL_MS = 5_000
const ACTIONS = 40
const FOCUSES = ['srv-3-17', 'core-0', 'access-7-3', 'srv-19-229', 'dist-4-1', 'core-11']
const SIZE = { width: 1440, height: 900 }

export interface ConsoleScaleOptions {
  /** How long the list stands open under the load before its heap counts. */
  readonly minutes: number
  readonly say: (text: string) => void
  /** Folder for CPU profiles of the page; null: none are taken. */
  readonly profileFolder: string | null
}

export async function consoleScale(options: ConsoleScaleOptions): Promise<readonly BenchRow[]> {
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
      const desk = { api, browser, url, ...options }
      for (const part of [firstLoads, bigIncident, focusing, standing]) {
        for (const row of await part(desk)) {
          options.say(`  ${row.what}: ${row.figure} (${row.beside}; load average ${loadAverage()})`)
          rows.push(row)
        }
      }
    } finally {
      await load.stop()
    }
    const rate = load.sent() / ((performance.now() - started) / 1000)
    const what = `console: ${INCIDENTS.toLocaleString('en-GB')} open incidents, one of ${BIG_ALERTS.toLocaleString('en-GB')} alerts, 5,000 CIs`
    return [
      { what, figure: `${Math.round(rate)} changes/s over the live stream`, beside: `load average ${loadAverage()}` },
      ...rows,
    ]
  } finally {
    await browser.close()
    await api.stop()
  }
}

interface Desk extends ConsoleScaleOptions {
  readonly api: TestApi
  readonly browser: Browser
  readonly url: string
}

/** A new context each time: nothing is in its cache. */
async function open({ api, browser }: Desk) {
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
  return { page, session, close: () => context.close() }
}

async function firstLoads(desk: Desk): Promise<BenchRow[]> {
  const paints: number[] = []
  const processor: number[] = []
  for (let round = 0; round < LOADS; round++) {
    const { page, session, close } = await open(desk)
    const folder = round === 0 ? desk.profileFolder : null
    paints.push(await profiled({ session, name: 'first-paint', folder }, () => firstPaintMs(page, `${desk.url}/live`)))
    processor.push(await processorMs(session))
    await close()
  }
  const median = medianOf(paints)
  return [
    judgedRow(
      `list, first rows painted (${LOADS} cold loads)`,
      `median ${ms(median)}, slowest ${ms(Math.max(...paints))}; processor ${ms(medianOf(processor))}`,
      'firstPaint',
      median,
    ),
  ]
}

/** The list as it stands all day: scrolled, worked with, and left open. */
async function standing(desk: Desk): Promise<BenchRow[]> {
  const { page, session, close } = await open(desk)
  const folder = desk.profileFolder
  await firstPaintMs(page, `${desk.url}/live?sort=opened`)
  await page.waitForFunction(
    `Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) > ${INCIDENTS * 0.95}`,
  )
  const beforeScroll = await processorMs(session)
  const frames = await profiled({ session, name: 'scroll', folder }, () => scrollFrames(page, SCROLL_MS))
  const perFrame = ((await processorMs(session)) - beforeScroll) / frames.count
  await page.evaluate(`document.querySelector('[role=grid]').scrollTop = 0`)
  const beforeActions = await processorMs(session)
  const actions = await profiled({ session, name: 'acknowledge', folder }, () => acknowledgeTimes(page, ACTIONS))
  actions.sort(ascending)
  const perAction = ((await processorMs(session)) - beforeActions) / ACTIONS
  const p95 = quantile(actions, 0.95)

  let heap = await heapOf(session)
  let highest = heap.usedMiB
  for (let minute = 1; minute <= desk.minutes; minute++) {
    await new Promise((resolve) => setTimeout(resolve, 60_000))
    heap = await heapOf(session)
    highest = Math.max(highest, heap.usedMiB)
    desk.say(`  minute ${minute}: heap ${heap.usedMiB.toFixed(0)} MiB, held ${heap.heldMiB.toFixed(0)} MiB`)
  }
  await close()
  return [
    judgedRow(
      'list, scrolling through all of it',
      `${frames.perSecond.toFixed(1)} frames/s, p95 of a frame ${ms(frames.p95Ms)}; processor ${perFrame.toFixed(1)} ms a frame`,
      'frame',
      1000 / frames.perSecond,
    ),
    judgedRow(
      `acknowledge by key, until the row says so (${ACTIONS})`,
      `p50 ${ms(quantile(actions, 0.5))}, p95 ${ms(p95)}; processor ${ms(perAction)} each`,
      'action',
      p95,
    ),
    judgedRow(
      `heap of the list after ${desk.minutes} min`,
      `${heap.usedMiB.toFixed(0)} MiB used, ${heap.heldMiB.toFixed(0)} MiB held, highest ${highest.toFixed(0)} MiB`,
      'heap',
      highest,
    ),
  ]
}

/** Two tabs of the incident with most alerts, and how long the server's thread is held by answering: load and browser's driver run on it, too. */
async function bigIncident(desk: Desk): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const tab of ['alerts', 'impact'] as const) {
    const { page, session, close } = await open(desk)
    const held = monitorEventLoopDelay({ resolution: 1 })
    held.enable()
    const took = await firstPaintMs(page, `${desk.url}/incidents/${BIG}?tab=${tab}`)
    held.disable()
    const { usedMiB } = await heapOf(session)
    rows.push({
      what: `the incident of ${BIG_ALERTS.toLocaleString('en-GB')} alerts, its ${tab}`,
      figure: `${ms(took)}, the server's thread held at most ${ms(held.max / 1e6)}, heap ${usedMiB.toFixed(0)} MiB`,
      beside: '',
    })
    await close()
  }
  return rows
}

async function focusing(desk: Desk): Promise<BenchRow[]> {
  const { page, close } = await open(desk)
  await page.goto(`${desk.url}/topology`)
  await page.locator('main ul a').first().waitFor()
  const focuses: number[] = []
  for (const ci of FOCUSES) focuses.push(await focusMs(page, ci))
  await close()
  const slowest = Math.max(...focuses)
  return [
    judgedRow(
      `topology, focus on a CI (${FOCUSES.length})`,
      `median ${ms(medianOf(focuses))}, slowest ${ms(slowest)}`,
      'focus',
      slowest,
    ),
  ]
}

const ascending = (a: number, b: number): number => a - b
const medianOf = (values: readonly number[]): number => quantile([...values].sort(ascending), 0.5)
const loadAverage = (): string => loadavg()[0]?.toFixed(1) ?? ''

function ms(value: number): string {
  return `${Math.round(value).toLocaleString('en-GB')} ms`
}
