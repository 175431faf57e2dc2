// What people do with hand-overs: begin one, write notes, hand over, send back, sign. Refusals are HttpProblems; steps are in the audit.
import type { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { recordAct } from '../audit/record-act.ts'
import {
  NO_NOTES,
  type Handover,
  type HandoverFacts,
  type HandoverNotes,
  type HandoverStep,
} from '../contract/handover.ts'
import { gatherFacts } from './gather-facts.ts'
import type { HandoverBook, HandoverRecord, StoredHandover } from './handover-book.ts'
import { newHandoverId } from './handover-book.ts'
import type { Shift } from './pick-incidents.ts'
import { HANDOVER_STEPS, stepHandover, type StepName } from './step-handover.ts'
import { acted } from '../audit/acted.ts'
import { saidProblem } from '../said-problem.ts'
import { API_SENTENCES } from '../contract/said.ts'

/** Longer than any shift; a week of holidays fits. */
const LONGEST_SHIFT_MS = 7 * 24 * 3_600_000
/** Drafts that lie around in front of the last hand-over that was given. */
const LOOKED_BACK = 20

/** What may be edited in a draft. */
export interface HandoverDraft extends Shift {
  readonly incoming: string
  readonly notes: HandoverNotes
}

export class Handovers {
  readonly #context: Pick<ApiContext, 'live' | 'store' | 'bus'>
  readonly #book: HandoverBook
  readonly #lagMs: () => number

  /** @param lagMs how far the live view is behind, ms */
  constructor(context: Pick<ApiContext, 'live' | 'store' | 'bus'>, book: HandoverBook, lagMs: () => number) {
    this.#context = context
    this.#book = book
    this.#lagMs = lagMs
  }

  newest(before: string | null, limit: number): Promise<StoredHandover[]> {
    return this.#book.newest(before, limit)
  }

  async begin({ from, to, incoming }: Shift & { incoming: string }, actor: string, now: number): Promise<Handover> {
    checkShift({ from, to }, now)
    const record: HandoverRecord = {
      ...{ id: newHandoverId(now), state: 'draft', from, to, incoming, notes: NO_NOTES, facts: null },
      ...{ createdBy: actor, createdAt: now, updatedBy: actor, updatedAt: now },
      ...{ handedOver: null, returned: null, signed: null },
    }
    return this.#show(await this.#book.create(record), now)
  }

  /** With the facts of now while it is a draft, with those of the hand-over afterwards. @throws HttpProblem 404 */
  async show(id: string, now: number): Promise<Handover> {
    return this.#show(await this.#find(id), now)
  }

  /** @throws HttpProblem 404, 409 when it is no draft any more, 412 when somebody else wrote meanwhile */
  async edit(id: string, draft: HandoverDraft, revision: number, actor: string, now: number): Promise<StoredHandover> {
    checkShift(draft, now)
    const record = await this.#draft(id, revision)
    return this.#write({ ...record, ...draft, updatedBy: actor, updatedAt: now }, revision)
  }

  /** @throws HttpProblem 404, 409, 412 */
  async discard(id: string, revision: number): Promise<void> {
    await this.#draft(id, revision)
    if (!(await this.#book.remove(id, revision))) throw changed()
  }

  /** @throws HttpProblem 404, 409, 412; 503 when the audit does not take it, though the step stands */
  async step(id: string, name: StepName, step: HandoverStep, revision: number): Promise<Handover> {
    const { revision: current, ...record } = await this.#find(id)
    if (current !== revision) throw changed()
    const facts = name === 'hand-over' ? await this.#factsOf(record, step.at) : record.facts
    const moved = await this.#write(stepHandover(record, name, step, facts), revision)
    const { act, said } = HANDOVER_STEPS[name]
    const words = step.text === '' ? acted(said) : acted(`${said}_saying`, { text: step.text })
    await recordAct(this.#context.bus, { type: act, actor: step.by, at: step.at, object: id, ...words })
    return this.#show(moved, step.at)
  }

  async #show(stored: StoredHandover, now: number): Promise<Handover> {
    return { ...stored, facts: stored.facts ?? (await this.#factsOf(stored, now)) }
  }

  async #factsOf({ id, from, to }: HandoverRecord, now: number): Promise<HandoverFacts> {
    const before = (await this.#book.newest(id, LOOKED_BACK)).find(({ state }) => state !== 'draft')
    return gatherFacts(this.#context, { from, to }, { since: before?.to ?? from, lagMs: this.#lagMs(), now })
  }

  async #find(id: string): Promise<StoredHandover> {
    const found = await this.#book.find(id)
    if (found === null) throw saidProblem(404, 'not_found', 'no_handover')
    return found
  }

  async #draft(id: string, revision: number): Promise<HandoverRecord> {
    const { revision: current, ...record } = await this.#find(id)
    if (record.state !== 'draft') {
      throw saidProblem(409, 'illegal_move', 'only_drafts_change')
    }
    if (current !== revision) throw changed()
    return record
  }

  async #write(record: HandoverRecord, revision: number): Promise<StoredHandover> {
    const written = await this.#book.replace(record, revision)
    if (written === null) throw changed()
    return written
  }
}

function changed(): HttpProblem {
  return saidProblem(412, 'revision_mismatch', 'handover_changed')
}

function checkShift({ from, to }: Shift, now: number): void {
  const fault =
    to <= from
      ? 'shift_ends_first'
      : to - from > LONGEST_SHIFT_MS
        ? 'shift_too_long'
        : from > now
          ? 'shift_not_begun'
          : null
  if (fault === null) return
  throw saidProblem(400, 'invalid_request', fault, {}, { errors: [{ pointer: '/to', detail: API_SENTENCES[fault] }] })
}
