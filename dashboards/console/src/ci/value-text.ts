// The value of a field as text.
import type { FieldValue } from '../contract.ts'

export function valueText(value: FieldValue): string {
  return value === null ? '–' : [value].flat().join(', ')
}
