// The `filter` parameters of a request, all of which must hold. Alertmanager's rule for what is missing: an empty value asks for it.
import type { SilenceMatcher } from '../../correlate/contract/silence.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { compileMatcher } from '../silences/matchers.ts'
import { parseMatcher } from './parse-matcher.ts'

export type Labels = Readonly<Record<string, string>>
export type LabelFilter = (labels: Labels) => boolean

/** @throws HttpProblem 400 for a matcher that is none, as Alertmanager does */
export function labelFilter(texts: readonly string[] | undefined): LabelFilter {
  const tests = (texts ?? []).map(filterTest)
  return (labels) => tests.every((test) => test(labels))
}

function filterTest(text: string): LabelFilter {
  let matcher: SilenceMatcher
  let matches: ReturnType<typeof compileMatcher>
  try {
    matcher = parseMatcher(text)
    matches = compileMatcher(matcher)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new HttpProblem(400, 'invalid_request', error.message, {
      errors: [{ pointer: 'query/filter', detail: error.message }],
    })
  }
  const { name, value, isEqual } = matcher
  return (labels) => {
    const present = Object.hasOwn(labels, name)
    if (value === '' && present !== isEqual) return true
    if (isEqual && !present) return false
    return matches((each) => (Object.hasOwn(labels, each) ? (labels[each] ?? '') : ''))
  }
}
