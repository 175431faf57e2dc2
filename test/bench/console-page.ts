// Measurements inside the console's page, as an operator feels them: each from the browser's own clock, at the frame that shows it.
// The scripts are texts: they run in the page, where the compiler of this folder knows no DOM.
import type { CDPSession, Page } from 'playwright-core'

const ROW = '[role=row][id]'
/** What a page is opened for: a row of the live list, a row of an incident's alerts, a CI of its drawing. */
const WANTED = `${ROW}, [role=tabpanel] [role=cell], [role=tabpanel] svg a`

/** Put into each new page: notes when the first of what it is opened for is painted. */
export const PAINT_PROBE = `
  new MutationObserver((_, observer) => {
    if (document.querySelector('${WANTED}') === null) return
    observer.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => { window.firstPaintedAt = performance.now() }))
  }).observe(document, { childList: true, subtree: true })`

/** Milliseconds from the start of the navigation to the first of what the page is opened for, painted. */
export async function firstPaintMs(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' })
  const at = await page.waitForFunction('window.firstPaintedAt', undefined, { timeout: 60_000 })
  return Number(await at.jsonValue())
}

export interface Frames {
  readonly count: number
  readonly perSecond: number
  readonly p95Ms: number
}

/** Scrolls the list as a wheel does, a step each frame, for a while. */
export async function scrollFrames(page: Page, durationMs: number): Promise<Frames> {
  const gaps = await page.evaluate<number[]>(`new Promise((done) => {
    const grid = document.querySelector('[role=grid]')
    const gaps = []
    let last = performance.now()
    const end = last + ${durationMs}
    let step = 40
    requestAnimationFrame(function frame(now) {
      gaps.push(now - last)
      last = now
      if (grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 40) step = -40
      grid.scrollTop += step
      if (now < end) requestAnimationFrame(frame)
      else done(gaps.slice(1))
    })
  })`)
  const sorted = [...gaps].sort((a, b) => a - b)
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  return {
    count: gaps.length,
    perSecond: (gaps.length * 1000) / total,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  }
}

/**
 * Walks down the list by keys and acknowledges each new incident that it meets.
 * @returns for each, milliseconds from the key to the frame in which the row's state reads otherwise
 */
export async function acknowledgeTimes(page: Page, count: number): Promise<number[]> {
  await page.evaluate(`window.acknowledged = []
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'a') return
      const from = performance.now()
      const row = document.querySelector('${ROW}[data-active]')
      const state = () => document.getElementById(row.id)?.querySelector('[data-column=state]')?.textContent
      const before = state()
      const look = () => {
        if (state() !== before) window.acknowledged.push(performance.now() - from)
        else if (performance.now() - from < 10000) requestAnimationFrame(look)
        else window.acknowledged.push(Infinity)
      }
      requestAnimationFrame(look)
    }, true)`)
  for (let done = 0; done < count;) {
    await page.keyboard.press('j')
    const isNew = await page.evaluate<boolean>(
      `/new/i.test(document.querySelector('${ROW}[data-active] [data-column=state]')?.textContent ?? '')`,
    )
    if (!isNew) continue
    await page.keyboard.press('a')
    done += 1
    await page.waitForFunction(`window.acknowledged.length >= ${done}`, undefined, { timeout: 15_000 })
  }
  return page.evaluate<number[]>('window.acknowledged')
}

/** From asking for a CI in the finder to the drawing around it. */
export async function focusMs(page: Page, ci: string): Promise<number> {
  await page
    .getByRole('search')
    .getByRole('combobox')
    .or(page.getByRole('search').getByRole('textbox'))
    .first()
    .fill(ci)
  await page.evaluate(`window.focusedAt = undefined
    document.addEventListener('submit', () => {
      const from = performance.now()
      const look = () => {
        const drawn = [...document.querySelectorAll('main svg a')].some((link) => link.getAttribute('href') === '/cis/${ci}')
        if (drawn) window.focusedAt = performance.now() - from
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }, { once: true, capture: true })`)
  await page.getByRole('search').getByRole('button').first().click()
  const took = await page.waitForFunction('window.focusedAt', undefined, { timeout: 30_000 })
  return Number(await took.jsonValue())
}

/** Starts to count the processor time of the page's main thread: what it needs, whoever else is on the machine. */
export async function countProcessorTime(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
}

/** Processor time of the page's main thread so far, ms. */
export async function processorMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

export interface Heap {
  readonly usedMiB: number
  /** After a collection: what is really held. */
  readonly heldMiB: number
}

export async function heapOf(session: CDPSession): Promise<Heap> {
  const used = async () => {
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize / 2 ** 20
  }
  const usedMiB = await used()
  await session.send('HeapProfiler.collectGarbage')
  return { usedMiB, heldMiB: await used() }
}
