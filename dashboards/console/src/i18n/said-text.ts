// What the server said, in the reader's language: by kind and values where there is a sentence for it, else by its code, else as it came.
import i18next from 'i18next'
import type { Saying } from '../contract.ts'
import type { Language } from '../preferences/preferences.ts'
import { SCOPES, scopeKey } from '../session/scope.ts'
import { formatList } from './format.ts'

export interface Said {
  /** In the server's English. */
  readonly detail: string
  readonly code: string | null
  readonly saying?: Saying | undefined
}

/** Values that are states or roles: words of the screen. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  from: ['state', 'problemState', 'handoverState'],
  to: ['state', 'problemState', 'handoverState'],
  state: ['state', 'problemState'],
  role: ['role'],
}

/** English readers get the server's own words, which may say more than its sentences. */
export function saidText({ detail, code, saying }: Said): string {
  if (i18next.language === 'en') return code === 'unreachable' ? wordOf('problemCode.unreachable') : detail
  if (saying !== undefined && i18next.exists(`said.${saying.kind}`)) {
    return wordOf(`said.${saying.kind}`, Object.fromEntries(Object.entries(saying.values).map(shown)))
  }
  return code !== null && i18next.exists(`problemCode.${code}`) ? wordOf(`problemCode.${code}`, { detail }) : detail
}

function shown([name, value]: readonly [string, string | number]): readonly [string, string | number] {
  if (name === 'scopes') return [name, scopeWords(String(value))]
  const group = WORDS[name]?.find((one) => i18next.exists(`${one}.${value}`))
  return [name, group === undefined ? value : wordOf(`${group}.${value}`)]
}

/** @param list as the server writes one: English commas between */
function scopeWords(list: string): string {
  const words = list.split(', ').map((text) => {
    const scope = SCOPES.find((one) => one === text)
    return scope === undefined ? text : wordOf(`scope.${scopeKey(scope)}`)
  })
  return formatList(words, i18next.language as Language) // it is started with no other
}

function wordOf(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  // The type of t knows no keys that are made of parts; that this one is there was just asked.
  const known = key as 'problemCode.unreachable'
  return i18next.t(known, values)
}
