// Which CIs an unknown resource may be: a guess for a person's eyes, never followed without one.
import type { Ci } from '../../correlate/contract/ci.ts'

export interface Candidate {
  readonly ci: string
  readonly name: string
  readonly type: string
  /** What is alike. */
  readonly why: string
}

/** More would not be looked at. */
const MOST_CANDIDATES = 5
/** Names shorter than this are alike by chance. */
const SHORTEST_NAME = 3

/** Makes the index once for all resources of a page. */
export function candidatesAmong(cis: Iterable<Ci>): (resource: { readonly name: string }) => Candidate[] {
  const byText = new Map<string, { readonly ci: Ci; readonly why: string }[]>()
  const note = (text: string, ci: Ci, why: string) => {
    const key = plain(text)
    if (key.length < SHORTEST_NAME) return
    const known = byText.get(key)
    if (known === undefined) byText.set(key, [{ ci, why }])
    else known.push({ ci, why })
  }
  for (const ci of cis) {
    note(ci.id, ci, `id ${ci.id}`)
    note(ci.name, ci, `name ${ci.name}`)
    for (const [attribute, value] of Object.entries(ci.attributes))
      for (const text of typeof value === 'string' ? [value] : value)
        if (text.length < 100) note(text, ci, `${attribute} ${text}`)
  }
  return ({ name }) => {
    const found = new Map<string, Candidate>()
    for (const { ci, why } of byText.get(plain(name)) ?? [])
      if (!found.has(ci.id)) found.set(ci.id, { ci: ci.id, name: ci.name, type: ci.type, why })
    return [...found.values()].slice(0, MOST_CANDIDATES)
  }
}

/** `SW-01.example.net` and `sw_1` are alike: no domain, no punctuation, no leading zeros. An address stays whole. */
function plain(text: string): string {
  const lower = text.trim().toLowerCase()
  if (/^[\d.]+$|:.*:/.test(lower)) return lower
  return (lower.split('.', 1)[0] ?? '').replace(/[^\p{L}\p{N}]+/gu, '').replace(/(\D)0+(?=\d)/g, '$1')
}
