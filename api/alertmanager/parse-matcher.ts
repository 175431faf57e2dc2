// One matcher of a `filter` parameter, as amtool and Grafana write it: alertname=Foo, instance=~"db-.*", job!="x".
import type { SilenceMatcher } from '../../correlate/contract/silence.ts'

const FORM = /^\s*([\p{L}_:][\p{L}\p{N}_:.\-/]*)\s*(=~|!~|!=|=)\s*([\s\S]*?)\s*$/u
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' }

/** @throws SyntaxError with what is wrong */
export function parseMatcher(text: string): SilenceMatcher {
  const [, name, operator, value] = FORM.exec(text) ?? []
  if (name === undefined || operator === undefined || value === undefined) {
    throw new SyntaxError(`bad matcher: ${text.slice(0, 200)}`)
  }
  return { name, value: unquote(value), isRegex: operator.endsWith('~'), isEqual: !operator.startsWith('!') }
}

function unquote(text: string): string {
  if (!text.startsWith('"')) {
    if (text.includes('"')) throw new SyntaxError('a quote inside of a value that is not quoted')
    return text
  }
  if (text.length < 2 || !text.endsWith('"')) throw new SyntaxError('the closing quote is missing')
  let value = ''
  const inside = text.slice(1, -1)
  for (let index = 0; index < inside.length; index += 1) {
    const char = inside.charAt(index)
    if (char === '"') throw new SyntaxError('a quote inside of a quoted value needs a backslash')
    if (char !== '\\') {
      value += char
      continue
    }
    index += 1
    const next = inside.charAt(index)
    const escaped = ESCAPES[next]
    if (next === '') throw new SyntaxError('the closing quote is missing')
    value += escaped ?? `\\${next}`
  }
  return value
}
