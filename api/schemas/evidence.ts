// Evidence: why, in words and numbers.
import { Type } from 'typebox'
import { Values } from './words.ts'

export const EvidenceSchema = Type.Object({
  kind: Type.String(),
  weight: Type.Number(),
  text: Type.String(),
  values: Values,
})
