// What became of each input line, in columns: a line costs about 25 bytes until the end, when it is known where its incident went.
import { DECISION_WORDS } from '../contract/decision.ts'
import type { Decision, DecisionWord } from '../contract/decision.ts'
import type { Seq } from './event-line.ts'
import { GrowingColumn } from './growing-column.ts'
import { Numbered } from './numbered.ts'

const NONE = -1
const WORD_NUMBERS = new Map<DecisionWord, number>(DECISION_WORDS.map((word, number) => [word, number]))

export interface LedgerLine {
  readonly seq: Seq
  readonly decision: DecisionWord
  readonly fingerprint: string | null
  readonly alertId: string | null
  /** The incident when the decision was made. */
  readonly incidentId: string | null
  /** Engine time of the decision, epoch ms. */
  readonly at: number
}

export class MembershipLedger {
  readonly #seqs = new GrowingColumn(new Float64Array(0))
  /** Sequences that are texts, by line. */
  readonly #textSeqs = new Map<number, string>()
  readonly #decisions = new GrowingColumn(new Uint8Array(0))
  readonly #fingerprints = new GrowingColumn(new Int32Array(0))
  readonly #alerts = new GrowingColumn(new Int32Array(0))
  readonly #incidents = new GrowingColumn(new Int32Array(0))
  readonly #fingerprintTexts = new Numbered()
  readonly #alertIds = new Numbered()
  readonly #incidentIds = new Numbered()
  readonly #times = new GrowingColumn(new Float64Array(0))

  add(seq: Seq, decision: Decision): void {
    this.#append(seq, decision.decision, decision.fingerprint, decision.alertId, decision.incidentId, decision.at)
  }

  addInvalid(seq: Seq): void {
    this.#append(seq, 'invalid', null, null, null, 0)
  }

  *lines(): Generator<LedgerLine> {
    for (let i = 0; i < this.#seqs.length; i++) {
      const text = (column: GrowingColumn, texts: Numbered): string | null =>
        column.at(i) === NONE ? null : texts.textOf(column.at(i))
      yield {
        seq: this.#textSeqs.get(i) ?? this.#seqs.at(i),
        decision: DECISION_WORDS[this.#decisions.at(i)] ?? 'invalid',
        fingerprint: text(this.#fingerprints, this.#fingerprintTexts),
        alertId: text(this.#alerts, this.#alertIds),
        incidentId: text(this.#incidents, this.#incidentIds),
        at: this.#times.at(i),
      }
    }
  }

  #append(
    seq: Seq,
    word: DecisionWord,
    fingerprint: string | null,
    alertId: string | null,
    incidentId: string | null,
    at: number,
  ): void {
    this.#times.push(at)
    if (typeof seq === 'string') this.#textSeqs.set(this.#seqs.length, seq)
    this.#seqs.push(typeof seq === 'number' ? seq : 0)
    this.#decisions.push(WORD_NUMBERS.get(word) ?? 0)
    this.#fingerprints.push(fingerprint === null ? NONE : this.#fingerprintTexts.numberOf(fingerprint))
    this.#alerts.push(alertId === null ? NONE : this.#alertIds.numberOf(alertId))
    this.#incidents.push(incidentId === null ? NONE : this.#incidentIds.numberOf(incidentId))
  }
}
