// Evidence: why, in words and numbers.
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { Values } from './words.ts'

export const EvidenceSchema = shared(
  'Evidence',
  Type.Object({
    kind: Type.String(),
    weight: Type.Number(),
    text: Type.String(),
    values: Values,
  }),
)
