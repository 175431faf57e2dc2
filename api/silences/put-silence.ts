// Sets a silence the way Alertmanager does: a new one, or a changed one; one whose change would rewrite the past ends and a new one begins.
import { randomUUID } from 'node:crypto'
import type { Silence, SilenceMatcher } from '../../correlate/contract/silence.ts'
import type { ApiContext } from '../api-context.ts'
import { problemOfOutcome, problemOfPublish } from '../commands/command-problem.ts'
import { silenceState } from '../live/silence-table.ts'
import { invalidField } from '../invalid-field.ts'
import { compileMatcher, type LabelTest } from './matchers.ts'
import { saidProblem } from '../said-problem.ts'

export interface SilenceRequest {
  /** Of the silence to change; undefined for a new one. */
  readonly id: string | undefined
  readonly matchers: readonly SilenceMatcher[]
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
  readonly createdBy: string
  readonly comment: string
}

export interface SilenceActor {
  readonly commandId: string
  /** Principal's name, for the audit. */
  readonly actor: string
  readonly now: number
}

type SilenceContext = Pick<ApiContext, 'live' | 'commands' | 'config'>

/**
 * @returns id of the silence in force, which is a new one when the old could not be changed
 * @throws HttpProblem 400 when it is not valid, 404 when there is nothing to change, 503 when it cannot be stored
 */
export async function putSilence(
  context: SilenceContext,
  request: SilenceRequest,
  actor: SilenceActor,
): Promise<string> {
  check(request, actor.now)
  const known = request.id === undefined || request.id === '' ? undefined : context.live.silences.get(request.id)
  if (known === undefined && request.id !== undefined && request.id !== '') {
    throw saidProblem(404, 'not_found', 'no_silence')
  }
  const { commandId, now } = actor
  if (known !== undefined && isChangeable(known, request, now)) {
    await send(
      context,
      { ...known, ...fieldsOf(request), revision: known.revision + 1, updatedAt: now },
      commandId,
      actor,
    )
    return known.id
  }
  if (known !== undefined && silenceState(known, now) !== 'expired') {
    await expireSilence(context, known.id, { ...actor, commandId: `${commandId}.end` })
  }
  // A repeated request finds the id that its command already has.
  const id = request.id === undefined || request.id === '' ? commandId : randomUUID()
  const startsAt = Math.max(request.startsAt, now)
  await send(context, { ...fieldsOf(request), id, startsAt, revision: 1, updatedAt: now }, commandId, actor)
  return id
}

/** @throws HttpProblem 404, 503 */
export async function expireSilence(context: SilenceContext, id: string, actor: SilenceActor): Promise<void> {
  const known = context.live.silences.get(id)
  if (known === undefined) throw saidProblem(404, 'not_found', 'no_silence')
  if (silenceState(known, actor.now) === 'expired') return
  const command = {
    type: 'expireSilence',
    id: actor.commandId,
    at: actor.now,
    actor: actor.actor,
    silenceId: id,
  } as const
  await settled(context.commands.sendToAll(command, context.config.partitions))
}

async function send(
  context: SilenceContext,
  silence: Silence,
  commandId: string,
  { actor, now }: SilenceActor,
): Promise<void> {
  const command = { type: 'setSilence', id: commandId, at: now, actor, silence } as const
  await settled(context.commands.sendToAll(command, context.config.partitions))
}

/** A command that is stored takes effect: that the engine's answer is late is no failure of the silence. */
async function settled(sending: ReturnType<ApiContext['commands']['sendToAll']>): Promise<void> {
  const answer = await sending.catch((error: unknown) => {
    throw problemOfPublish(error)
  })
  const problem = answer.kind === 'answered' ? problemOfOutcome(answer.outcome) : null
  if (problem !== null) throw problem
}

function fieldsOf({ matchers, startsAt, endsAt, createdBy, comment }: SilenceRequest) {
  return { matchers, startsAt, endsAt, createdBy, comment }
}

/** Alertmanager's rule: matchers stay, and what has begun keeps its beginning. */
function isChangeable(known: Silence, request: SilenceRequest, now: number): boolean {
  if (JSON.stringify(sorted(known.matchers)) !== JSON.stringify(sorted(request.matchers))) return false
  switch (silenceState(known, now)) {
    case 'expired':
      return false
    case 'active':
      return request.startsAt === known.startsAt
    case 'pending':
      return request.startsAt >= now
  }
}

function sorted(matchers: readonly SilenceMatcher[]): readonly (readonly (string | boolean)[])[] {
  return matchers
    .map(({ name, value, isRegex, isEqual }) => [name, value, isRegex, isEqual])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function check({ matchers, startsAt, endsAt }: SilenceRequest, now: number): void {
  if (endsAt <= startsAt) throw invalidField('endsAt', 'silence_ends_before')
  if (endsAt <= now) throw invalidField('endsAt', 'silence_past')
  checkMatchers(matchers)
}

/**
 * @returns whether an alert with these labels is held back
 * @throws HttpProblem 400 when there is no matcher, one is not valid, or together they would hold everything back
 */
export function checkMatchers(matchers: readonly SilenceMatcher[]): LabelTest {
  if (matchers.length === 0) throw invalidField('matchers', 'silence_no_matcher')
  try {
    const tests = matchers.map(compileMatcher)
    if (tests.every((test) => test(() => ''))) {
      throw invalidField('matchers', 'silence_holds_all')
    }
    return (label) => tests.every((test) => test(label))
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidField('matchers', 'silence_pattern', { fault: error.message })
    throw error
  }
}
