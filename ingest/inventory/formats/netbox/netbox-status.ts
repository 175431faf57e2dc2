// NetBox's words for the state of a thing: which of them mean that it is not there (yet, or any more).
import { objectOf, textOf } from '../read-json.ts'

/** planned and inventory: not in service yet; the others: no longer. `failed`, `offline` and `staged` things are there. */
const ABSENT = new Set(['planned', 'inventory', 'decommissioning', 'decommissioned', 'deprecated', 'retired', 'deprovisioning']) // prettier-ignore

/** The status word: an object with `value` (or, before NetBox 2.7, a number and a label), or the plain word. */
export function statusOf(value: unknown): string {
  const object = objectOf(value)
  const word = textOf(object?.['value']) || textOf(object?.['label']) || textOf(value)
  return word.toLowerCase()
}

/** Whether something with this status is part of the topology. */
export function isThere(status: string): boolean {
  return !ABSENT.has(status)
}
