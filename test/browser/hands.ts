// An operator without a mouse: presses keys, and after each one wants to see where the focus is.
import type { Page } from 'playwright-core'

/** More stops than any page has between its top and what one looks for. */
const MANY_TABS = 120

interface Focus {
  readonly what: string
  readonly lost: boolean
  readonly visible: boolean
}

/** Where the focus is when it is nowhere. */
export const NOTHING = 'nothing'

/** Reads where the focus is; a text, for it runs in the page. */
const FOCUS = `(() => {
  const at = document.activeElement
  if (at === null || at === document.body) return { what: '${NOTHING}', lost: true, visible: false }
  const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? ''
  const box = at.getBoundingClientRect()
  // Some draw their ring around the label or the box that holds them.
  const marks = [at, at.parentElement, at.nextElementSibling, at.parentElement?.parentElement].filter((one) => one !== null && one !== undefined)
  const ring = marks.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' || one.matches(':focus-within[data-focused]')
  })
  const field = at.matches('input, textarea, [role=grid], main')
  const within = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return { what: (at.getAttribute('role') ?? at.localName) + ' ' + name.trim().slice(0, 60), lost: false, visible: within && (ring || field) }
})()`

export interface Hands {
  /** Presses a key. @throws Error when the focus is lost or cannot be seen afterwards */
  press(key: string): Promise<void>
  /** Types into what has the focus. */
  type(text: string): Promise<void>
  /** Tabs on until a button, link or tab of that name has the focus. @throws Error when there is none */
  tabTo(name: RegExp): Promise<void>
  /** What has the focus now. */
  where(): Promise<string>
  /** Where the focus was, key by key, for the message of a failed test. */
  readonly trail: readonly string[]
}

export function handsOn(page: Page): Hands {
  const trail: string[] = []
  const look = async (key: string): Promise<Focus> => {
    const focus = await page.evaluate<Focus>(FOCUS)
    trail.push(`${key}: ${focus.what}`)
    return focus
  }
  const press = async (key: string): Promise<Focus> => {
    await page.keyboard.press(key)
    const focus = await look(key)
    // Behind the last stop of a page comes the browser's own bar, then the first stop again.
    const twice = focus.lost && trail.at(-2)?.endsWith(NOTHING) === true
    if (key === 'Tab' && twice) throw new Error(`the focus is lost after ${trail.slice(-5).join(', ')}`)
    if (!focus.lost && !focus.visible) throw new Error(`the focus cannot be seen after ${trail.slice(-5).join(', ')}`)
    return focus
  }
  return {
    trail,
    where: async () => (await look('then')).what,
    async press(key) {
      await press(key)
    },
    async type(text) {
      await page.keyboard.type(text)
    },
    async tabTo(name) {
      for (let stops = 0; stops < MANY_TABS; stops++) {
        const { what } = await press('Tab')
        if (name.test(what)) return
      }
      throw new Error(`no ${name.source} by Tab: ${trail.slice(-MANY_TABS).join(', ')}`)
    },
  }
}
