// What a check without a server found in the files, for a person.
import type { InventoryFault } from '../../contract/inventory.ts'
import { faultPlace } from '../fault-place.ts'
import type { ReadInventory } from '../read-inventory.ts'

/** What good files say, by type. */
export function checkText({ format, guessed, reading }: ReadInventory): string {
  if (!reading.ok) return ''
  const { cis, relationships } = reading.facts
  return [
    `${format?.name ?? ''}${guessed ? ' (recognised)' : ''}: the files are right`,
    ...reading.notes.map(({ message }) => `  note: ${message}`),
    `  ${cis.length} CIs: ${tally(cis.map(({ type }) => type ?? 'no type'))}`,
    `  ${relationships.length} relationships: ${tally(relationships.map(({ type }) => type))}`,
    'Nothing was sent.',
    '',
  ].join('\n')
}

/** One line a fault. */
export function faultLines(faults: readonly InventoryFault[]): string[] {
  return faults.map((fault) => {
    const place = faultPlace(fault)
    return `${place === '' ? '' : `${place}: `}${fault.message}`
  })
}

/** `12 switch, 3 router`, most first. */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const most = [...counts].sort(([, a], [, b]) => b - a)
  return most.length === 0 ? 'none' : most.map(([word, count]) => `${count} ${word}`).join(', ')
}
