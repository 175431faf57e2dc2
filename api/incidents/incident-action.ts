// What a request asks of an incident -> the command for the engine. One table for the single and the bulk route.
import { Type, type Static } from 'typebox'
import type { IncidentCommand } from '../../correlate/contract/command.ts'
import { CAUSE_VERDICTS } from '../../correlate/contract/incident.ts'
import { wordOf } from '../schemas/words.ts'

const Text = Type.String({ minLength: 1, maxLength: 10_000 })
const Name = Type.String({ minLength: 1, maxLength: 200 })
/** A list of types, because Ajv would make '' of null in a union. */
const NameOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], minLength: 1, maxLength: 200 })
const closed = { additionalProperties: false }

/** Body of POST /incidents/:id/<action>, by action. */
export const ACTION_BODIES = {
  acknowledge: Type.Object({}, closed),
  unacknowledge: Type.Object({}, closed),
  assign: Type.Object({ assignee: NameOrNull, supportGroup: Type.Optional(NameOrNull) }, closed),
  state: Type.Object({ state: wordOf(['in_progress', 'on_hold']) }, closed),
  resolve: Type.Object({ resolution: Type.Optional(Text) }, closed),
  close: Type.Object({ resolution: Type.Optional(Text) }, closed),
  comment: Type.Object({ text: Text }, closed),
  cause: Type.Object({ ci: Name, verdict: wordOf([...CAUSE_VERDICTS, 'none']) }, closed),
  merge: Type.Object({ from: Type.Array(Name, { minItems: 1, maxItems: 500 }) }, closed),
  split: Type.Object(
    {
      alertIds: Type.Array(Name, { minItems: 1, maxItems: 5_000 }),
      into: Type.Optional({ ...Name, description: 'The incident that takes them; a new one unless told' }),
    },
    closed,
  ),
} as const

export type ActionName = keyof typeof ACTION_BODIES
export const ACTION_NAMES = Object.keys(ACTION_BODIES) as readonly ActionName[] // the keys of a literal are its key type

/** Actions that make sense for several incidents at once. */
export const BULK_ACTIONS = ['acknowledge', 'unacknowledge', 'assign', 'state', 'resolve', 'close', 'comment'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

export type ActionBody<Action extends ActionName> = Static<(typeof ACTION_BODIES)[Action]>

/** Who asks for it, of which incident, under which command id. */
export type CommandHead = Pick<IncidentCommand, 'id' | 'at' | 'actor' | 'incidentId' | 'ifRevision'>

const COMMAND_OF: {
  readonly [Action in ActionName]: (head: CommandHead, body: ActionBody<Action>) => IncidentCommand
} = {
  acknowledge: (head) => ({ ...head, type: 'acknowledge' }),
  unacknowledge: (head) => ({ ...head, type: 'unacknowledge' }),
  assign: (head, body) => ({
    ...head,
    type: 'assign',
    assignee: body.assignee,
    ...(body.supportGroup === undefined ? {} : { supportGroup: body.supportGroup }),
  }),
  state: (head, { state }) => ({ ...head, type: 'setState', state }),
  resolve: (head, body) => ({ ...head, type: 'resolve', ...(body.resolution === undefined ? {} : body) }),
  close: (head, body) => ({ ...head, type: 'close', ...(body.resolution === undefined ? {} : body) }),
  comment: (head, { text }) => ({ ...head, type: 'comment', text }),
  cause: (head, { ci, verdict }) => ({ ...head, type: 'judgeCause', ci, verdict }),
  merge: (head, { from }) => ({ ...head, type: 'merge', from }),
  split: (head, { alertIds, into }) => ({ ...head, type: 'split', alertIds, ...(into === undefined ? {} : { into }) }),
}

export function incidentCommand<Action extends ActionName>(
  action: Action,
  head: CommandHead,
  body: ActionBody<Action>,
): IncidentCommand {
  return COMMAND_OF[action](head, body)
}
