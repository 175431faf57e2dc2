// What an import changes, as lines for a person: + added, ~ changed with old and new values, - gone; then the counts.
import type { CiDifference, FieldValue, RelationshipDifference } from '../../contract/inventory-difference.ts'
import type { ImportDone } from '../import-job.ts'

/** Changes of a kind shown unless all are asked for. */
const SHOWN = 30
const SIGNS = { added: '+', changed: '~', gone: '-' } as const
const VALUE_WIDTH = 80

/** @param all every change that the answer lists, instead of the first */
export function differenceText(done: ImportDone, all: boolean): string {
  const { difference, read, format, guessed, instance, total } = done
  const { counts } = difference
  const shown = all ? Infinity : SHOWN
  const changed = counts.cisAdded + counts.cisChanged + counts.cisGone
  const related = counts.relationshipsAdded + counts.relationshipsChanged + counts.relationshipsGone
  return [
    `${format}${guessed ? ' (recognised)' : ''}, source ${instance}: ${plural(read.cis, 'CI')}, ${plural(read.relationships, 'relationship')} read`,
    ...done.notes.map(({ message }) => `  note: ${message}`),
    ...section(difference.cis.flatMap(ciLines), changed, shown, difference.cis.length),
    ...section(difference.relationships.map(relationshipLine), related, shown, difference.relationships.length),
    ...section(done.warnings.map((warning) => `  warning: ${warning}`), done.warnings.length, shown, done.warnings.length),
    ...section(done.duplicates.map(({ a, b, reasons, against }) => `  perhaps the same: ${a} and ${b} (${reasons.join('; ')}); not merged: ${against}`), done.duplicates.length, shown, done.duplicates.length),
    '',
    `CIs: ${counts.cisAdded} added, ${counts.cisChanged} changed, ${counts.cisGone} gone`,
    `Relationships: ${counts.relationshipsAdded} added, ${counts.relationshipsChanged} changed, ${counts.relationshipsGone} gone`,
    ending(done, `${plural(total.cis, 'CI')} and ${plural(total.relationships, 'relationship')}`),
    '',
  ].join('\n')
} // prettier-ignore

function ending({ outcome, revision }: ImportDone, whole: string): string {
  switch (outcome) {
    case 'applied':
      return `Applied: revision ${revision} of the CMDB, ${whole}.`
    case 'unchanged':
      return `Nothing to change: the CMDB says so already, ${whole} (revision ${revision}).`
    case 'dry_run':
      return `Dry run, nothing was changed. Applied, the CMDB would have ${whole}.`
  }
}

/** Lines of a list under a blank line, and how many more there are. */
function section(lines: readonly string[], total: number, shown: number, listed: number): string[] {
  if (lines.length === 0) return []
  const kept = lines.slice(0, shown)
  const more = total - Math.min(listed, kept.length)
  const hidden = lines.length > kept.length || total > listed
  return ['', ...kept, ...(hidden ? [`  ... and ${more} more${listed > shown ? ' (--all shows more)' : ''}`] : [])]
}

/** One entry a CI: its fields are lines of the same entry, so that a cut does not part them. */
function ciLines({ ci, name, type, change, fields }: CiDifference): string[] {
  const head = `  ${SIGNS[change]} ${ci}  ${type}${name === ci ? '' : `  ${name}`}`
  if (change !== 'changed') return [head]
  return [
    [
      head,
      ...fields.map(({ field, before, after }) => `      ${field}: ${valueText(before)} -> ${valueText(after)}`),
    ].join('\n'),
  ]
}

function relationshipLine({ from, to, type, change, before, after }: RelationshipDifference): string {
  const word = change === 'changed' ? `  redundancy: ${valueText(before)} -> ${valueText(after)}` : ''
  return `  ${SIGNS[change]} ${from} ${type} ${to}${word}`
}

function valueText(value: FieldValue): string {
  if (value === null) return '(none)'
  const text = typeof value === 'object' ? value.join(', ') : String(value)
  return text.length > VALUE_WIDTH ? `${text.slice(0, VALUE_WIDTH)}...` : text
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
