// Each reason that a dead letter can have is said in the reader's language: a reason without words would show as its bare word.
import { describe, expect, it } from 'vitest'
import type { PoisonReason } from '../../correlate/runtime/poison.ts'
import { letterReasonWords as english } from '../../dashboards/console/src/i18n/en/letter-reason.ts'
import { letterReasonWords as chinese } from '../../dashboards/console/src/i18n/zh/letter-reason.ts'
import { ALERT_REFUSALS, type BodyRefusalReason } from '../../ingest/normalise/refusal.ts'
import { REFUSALS } from '../../ingest/snmp/refusal.ts'

/** Declared as types only: one more, or one less, of them does not compile here. */
const BODY = {
  malformed_json: true,
  empty_body: true,
  not_an_array: true,
  not_a_webhook: true,
  unknown_mapping: true,
  too_many_alerts: true,
} as const satisfies Record<BodyRefusalReason, true>
const POISON = {
  undecodable_message: true,
  engine_error: true,
  change_too_large: true,
} as const satisfies Record<PoisonReason, true>
/** What api/writer/batch-insert.ts calls a row that the store does not take. */
const WRITER = { poison: true }
const declared = [ALERT_REFUSALS, BODY, REFUSALS, POISON, WRITER].flatMap((words) => Object.keys(words))

describe('reasons of dead letters', () => {
  it.each([
    ['English', english.letterReason],
    ['Chinese', chinese.letterReason],
  ])('%s has words for every one, and for no other', (_language, words) => {
    expect(Object.keys(words).sort()).toEqual([...new Set(declared)].sort())
  })
})
