// Faults that know their path (`cis[3].attributes.ip`) get the line that it stands in.
import type { ValuePath } from './json-lines.ts'

/** `cis[3].attributes.ip` -> cis, 3, attributes, ip. */
export function pathSegments(path: string): ValuePath {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([text, index]) => (index === undefined ? text : Number(index)))
}

/** @param lines of the text that the faults were found in */
export function faultsWithLines<T extends { readonly path: string }>(
  faults: readonly T[],
  lines: (paths: readonly ValuePath[]) => readonly number[],
): (T & { readonly line: number })[] {
  const found = lines(faults.map(({ path }) => pathSegments(path)))
  return faults.map((fault, index) => ({ ...fault, line: found[index] ?? 1 }))
}
