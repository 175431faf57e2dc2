// What an act says in the audit: one English sentence, and its kind and values for other languages.
import type { Saying } from '../../correlate/contract/sentences/sentence.ts'
import { filled } from '../../platform/http/problem-sayer.ts'
import { ACT_SENTENCES } from '../contract/said.ts'
import type { ActSentence } from '../contract/said.ts'

export function acted(
  kind: ActSentence,
  values: Saying['values'] = {},
): { readonly detail: string; readonly saying: Saying } {
  return { detail: filled(ACT_SENTENCES[kind], values), saying: { kind, values } }
}
