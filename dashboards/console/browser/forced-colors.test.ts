// Colours that the operating system forces (Windows' high contrast): what a colour of ours said is still told, by a shape, a word or an edge.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import { consoleMissing } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'

interface Edge {
  readonly style: string
  readonly width: number
  readonly color: string
  readonly ground: string
}

/** The outline that is painted, and what it is painted on. */
function edgeOf(locator: Locator): Promise<Edge> {
  return locator.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
    const ground = getComputedStyle(document.body).backgroundColor
    return { style: outlineStyle, width: parseFloat(outlineWidth), color: outlineColor, ground }
  })
}

function expectSeen({ style, width, color, ground }: Edge, what: string): void {
  expect(style, what).toBe('solid')
  expect(width, what).toBeGreaterThanOrEqual(2)
  expect(color, what).not.toBe(ground)
}

describe.skipIf(consoleMissing !== '')(`forced colours${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' })

  beforeAll(async () => {
    const { page, url } = shared
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto(`${url}/live`)
    await page.locator('[role=row][id]').nth(3).waitFor()
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
  })

  it('the active row and the ticked rows have edges, and one can tell them apart', async () => {
    const { page } = shared
    for (const key of ['j', 'x', 'j']) await page.keyboard.press(key)
    const ticked = await edgeOf(page.locator('[role=row][aria-selected=true]').first())
    const active = await edgeOf(page.locator('[role=row][data-active]'))
    expectSeen(ticked, 'ticked')
    expectSeen(active, 'active')
    expect(active, 'active and ticked').not.toEqual(ticked)
    expect(
      await page
        .locator('[role=row][aria-selected=false]')
        .nth(1)
        .evaluate((row) => getComputedStyle(row).outlineStyle),
    ).toBe('none')
  })

  it('a severity is a shape in the colour of text, and a word', async () => {
    const { page } = shared
    const mark = page.locator('[role=row] [data-severity]').first()
    expect((await mark.innerText()).trim().length).toBeGreaterThan(3)
    const { paint, text, ground } = await mark.evaluate((element) => {
      const shape = element.querySelector('svg > *')
      const { fill, stroke } = getComputedStyle(shape ?? element)
      return {
        paint: fill === 'none' ? stroke : fill,
        text: getComputedStyle(element).color,
        ground: getComputedStyle(document.body).backgroundColor,
      }
    })
    expect(paint).not.toBe(ground)
    expect(text).not.toBe(ground)
  })

  it('the focus has a ring', async () => {
    const { page } = shared
    await page.locator('body').press('Tab')
    const focused = page.locator(':focus-visible')
    expectSeen(await edgeOf(focused.first()), 'focus')
  })

  it('the tab that is shown is told from the others', async () => {
    const { page, url } = shared
    await page.goto(`${url}/cmdb`)
    await page.getByRole('tab').first().waitFor()
    expectSeen(await edgeOf(page.locator('[role=tab][aria-selected=true]')), 'shown tab')
    expect(
      await page
        .locator('[role=tab][aria-selected=false]')
        .first()
        .evaluate((tab) => getComputedStyle(tab).outlineStyle),
    ).toBe('none')
  })
})
