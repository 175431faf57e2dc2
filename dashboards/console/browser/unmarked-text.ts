// Text on a page that no translator wrote and no device sent.
import type { Page, Response } from 'playwright-core'

/** Fields in which the engine speaks English; Chinese pages say it in sentences of their own. */
const ENGINE_TEXT = new Set(['why', 'text', 'detail', 'reason'])
/** Fields that say whatever they say: a user may be called operator, and sources are called as in the settings. */
const NAMES = new Set(['name', 'actor', 'assignee', 'owner', 'source', 'field', 'type'])
/** Between names in a row. */
const BETWEEN = / · | (?=\w+=)|, | → | \/ |: |、|和/u
/** What Chinese operators write in Latin letters, and what Intl writes in Chinese. */
const KEPT =
  /Nocturne|P[1-5]|Δt|\b[kMG]B\b|English|简体中文|UTC|GMT[+-]\d+|\d+\s?(?:天|小时|分钟|秒)|\d[\d.]*(?:万|亿)/gu
/** Names of keys stand in kbd, what can be pasted in code and pre. */
const AS_IT_IS = 'code, pre, kbd, samp, script, style, noscript'

export interface ShownText {
  /** What shows it: a tag, or a tag and its attribute. */
  readonly where: string
  readonly text: string
}

/** All texts that somebody can see or hear in the page now. */
export function shownTexts(page: Page): Promise<ShownText[]> {
  return page.evaluate((skipped) => {
    const shown: { where: string; text: string }[] = [{ where: 'title', text: document.title }]
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(skipped) !== null) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext']) {
        const text = element.getAttribute(name)
        if (text !== null) shown.push({ where: `${element.localName}[${name}]`, text })
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) shown.push({ where: element.localName, text: node.textContent ?? '' })
      }
    }
    return shown.filter(({ text }) => text.trim() !== '')
  }, AS_IT_IS)
}

export interface Data {
  readonly names: Set<string>
  readonly texts: Set<string>
}

/** The texts of an answer of the API that may be shown as they are. */
export function gatherData(answer: unknown, into: Data, key = ''): void {
  if (typeof answer === 'string') {
    if (NAMES.has(key)) into.names.add(answer)
    if (!ENGINE_TEXT.has(key)) into.texts.add(answer)
  } else if (Array.isArray(answer)) {
    for (const one of answer) gatherData(one, into, key)
  } else if (typeof answer === 'object' && answer !== null) {
    for (const [name, value] of Object.entries(answer)) {
      // Names of labels and attributes are the devices' own; those of our fields are not shown.
      if (key === 'labels' || key === 'attributes') into.texts.add(name)
      // Incidents and problems are called by the engine, links by whoever sent them, maintenance windows by those who plan them.
      const isPlan = 'createdBy' in answer && 'schedule' in answer
      if (name === 'title' && 'revision' in answer && !isPlan) continue
      gatherData(value, into, isPlan && name === 'reason' ? 'comment' : name)
    }
  }
}

/** Collects the data of every answer that a page gets. */
export function collectData(page: Page, into: Data): void {
  page.on('response', (response: Response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/') || pathname.endsWith('/stream')) return
    void response.json().then(
      (answer: unknown) => gatherData(answer, into),
      // An answer without a body has no data.
      () => undefined,
    )
  })
}

/**
 * @param words the contract's own words, such as states: data too, but each has a translation
 * @returns what is in English though the page is in Chinese
 */
export function untranslated(shown: readonly ShownText[], data: Data, words: ReadonlySet<string>): string[] {
  const known = [...data.texts].filter((text) => !words.has(text)).join('\n')
  return shown.flatMap(({ where, text }) =>
    text
      .replaceAll(/⟦[^⟧]*⟧/gu, '\n')
      .replaceAll(KEPT, '\n')
      .split('\n')
      .flatMap((rest) => (known.includes(rest.trim()) ? [rest] : rest.split(BETWEEN)))
      .map((rest) => rest.replaceAll(/^[^\p{L}]+|[^\p{L}\d]+$/gu, ''))
      .filter((rest) => rest !== '' && !data.names.has(rest) && (words.has(rest) || !known.includes(rest)))
      .map((rest) => `${where}: ${rest}`),
  )
}
