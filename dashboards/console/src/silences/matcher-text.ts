// Label matchers as amtool writes and reads them: name="value", name=~"a|b", name!="x". A text of several is separated by commas.
import type { SilenceMatcher } from '../contract.ts'

const FORM = /^\s*([\p{L}_:][\p{L}\p{N}_:.-]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^"]*))\s*$/u

export function matcherText({ name, value, isRegex, isEqual }: SilenceMatcher): string {
  const operator = isRegex ? (isEqual ? '=~' : '!~') : isEqual ? '=' : '!='
  return `${name}${operator}${JSON.stringify(value)}`
}

/** As it was quoted by us; of other hands a backslash stands for the character behind it. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return text.replace(/\\(.)/gu, '$1')
  }
}

/** @returns null when the text is no matcher */
export function parseMatcher(text: string): SilenceMatcher | null {
  const [, name, operator = '=', quoted, bare] = FORM.exec(text) ?? []
  if (name === undefined) return null
  const value = quoted === undefined ? (bare ?? '').trim() : unquoted(quoted)
  return { name, value, isRegex: operator.endsWith('~'), isEqual: operator.startsWith('=') }
}
