// ?state=new,acknowledged&state=on_hold -> words of a list; an unknown word is a fault that says so.
import { HttpProblem } from '../platform/http/problem.ts'

/** @throws HttpProblem 400 for a word that is not in the list */
export function splitWords<Word extends string>(
  name: string,
  given: readonly string[] | undefined,
  allowed: readonly Word[],
): readonly Word[] {
  const words = (given ?? []).flatMap((text) => text.split(',')).filter((word) => word !== '')
  const unknown = words.find((word) => !(allowed as readonly string[]).includes(word)) // widened only to ask
  if (unknown !== undefined) {
    throw new HttpProblem(400, 'invalid_request', `${name} is one of ${allowed.join(', ')}.`, {
      errors: [{ pointer: `query/${name}`, detail: `unknown word: ${unknown.slice(0, 100)}` }],
    })
  }
  return words as Word[] // each was just found in the list
}
