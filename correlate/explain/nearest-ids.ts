// Ids that somebody may have meant: the nearest by typing errors.

const SHOWN = 3

/** @returns at most three ids, nearest first; of equals the first by name */
export function nearestIds(wanted: string, ids: Iterable<string>): string[] {
  const found: { id: string; distance: number }[] = []
  for (const id of ids) {
    found.push({ id, distance: distance(wanted.toLowerCase(), id.toLowerCase()) })
    if (found.length > 4 * SHOWN) keepNearest(found)
  }
  keepNearest(found)
  return found.map(({ id }) => id)
}

function keepNearest(found: { id: string; distance: number }[]): void {
  found.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
  found.length = Math.min(found.length, SHOWN)
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
