// What operators may ask of the engine. Commands travel on monitoring.command.<partition> in the same stream as events: one order, replayable, audited.
import type { MaintenanceWindow } from './maintenance/window.ts'
import type { Saying } from './sentences/sentence.ts'
import type { Silence } from './silence.ts'
import type { CauseVerdict, IncidentState } from './incident.ts'

interface CommandBase {
  /** Unique; the same id twice is applied once. */
  readonly id: string
  /** When the edge accepted it, epoch ms. */
  readonly at: number
  /** Principal's name, for the audit. */
  readonly actor: string
}

interface IncidentCommandBase extends CommandBase {
  readonly incidentId: string
  /** Refuse with `conflict` unless the incident has this revision (HTTP If-Match). */
  readonly ifRevision?: number
}

export type IncidentCommand =
  | (IncidentCommandBase & { readonly type: 'acknowledge' })
  | (IncidentCommandBase & { readonly type: 'unacknowledge' })
  | (IncidentCommandBase & {
      readonly type: 'assign'
      readonly assignee: string | null
      readonly supportGroup?: string | null
    })
  | (IncidentCommandBase & {
      readonly type: 'setState'
      readonly state: Extract<IncidentState, 'in_progress' | 'on_hold'>
    })
  | (IncidentCommandBase & { readonly type: 'resolve'; readonly resolution?: string })
  | (IncidentCommandBase & { readonly type: 'close'; readonly resolution?: string })
  | (IncidentCommandBase & { readonly type: 'comment'; readonly text: string })
  /** Says whether a CI is the cause; `none` takes the verdict back. Moves the ranking of this incident and of later ones like it. */
  | (IncidentCommandBase & {
      readonly type: 'judgeCause'
      readonly ci: string
      readonly verdict: CauseVerdict | 'none'
    })
  /** incidentId takes the alerts of `from`; those incidents close as merged. */
  | (IncidentCommandBase & { readonly type: 'merge'; readonly from: readonly string[] })
  /** The alerts leave incidentId: for `into`, else for a new incident of their own. */
  | (IncidentCommandBase & { readonly type: 'split'; readonly alertIds: readonly string[]; readonly into?: string })

export type IncidentCommandType = IncidentCommand['type']

interface ProblemCommandBase extends CommandBase {
  readonly problemId: string
  /** Refuse with `conflict` when somebody decided on the problem after this revision (HTTP If-Match). */
  readonly ifRevision?: number
}

/** People's judgement on a problem. It trains the matcher: see correlate/engine/problems. */
export type ProblemCommand =
  | (ProblemCommandBase & { readonly type: 'confirmProblem' })
  /** It is never proposed again. */
  | (ProblemCommandBase & { readonly type: 'rejectProblem'; readonly reason?: string })
  | (ProblemCommandBase & { readonly type: 'setWorkaround'; readonly workaround: string | null })
  | (ProblemCommandBase & { readonly type: 'markKnownError'; readonly cause: string })
  | (ProblemCommandBase & { readonly type: 'resolveProblem'; readonly resolution?: string })
  | (ProblemCommandBase & { readonly type: 'addToProblem'; readonly incidentId: string })
  /** The incident is none of it, and what is more like it than like the others is none either. */
  | (ProblemCommandBase & { readonly type: 'removeFromProblem'; readonly incidentId: string })

export type ProblemCommandType = ProblemCommand['type']

/** Silences are copied to every partition; the revision makes the copies one. */
export type SilenceCommand =
  | (CommandBase & { readonly type: 'setSilence'; readonly silence: Silence })
  | (CommandBase & { readonly type: 'expireSilence'; readonly silenceId: string })

/** Maintenance windows are copied to every partition as silences are. */
export type MaintenanceCommand =
  | (CommandBase & { readonly type: 'setMaintenance'; readonly window: MaintenanceWindow })
  | (CommandBase & { readonly type: 'cancelMaintenance'; readonly windowId: string })

/** Moves the engine's clock when no event does, so that timers fire: time, too, is in the log. */
export type TickCommand = CommandBase & { readonly type: 'tick' }

export type Command = IncidentCommand | ProblemCommand | SilenceCommand | MaintenanceCommand | TickCommand

export const REJECTIONS = {
  not_found: 'no such incident, alert, problem, silence or maintenance window in this partition',
  conflict: 'the revision given is not the current one',
  illegal_move: 'the life-cycle does not allow this move from the current state',
  invalid: 'the command does not make sense here',
} as const satisfies Record<string, string>
export type RejectionCode = keyof typeof REJECTIONS

/**
 * What people do at the edge and the engine has no part in: told on CHANGES as outcomes, so that there is one audit.
 * startWithPolicy is the start of a process that correlates.
 */
export const RECORDED_ACTS = [
  'handOverShift',
  'returnHandover',
  'signHandover',
  'createToken',
  'revokeToken',
  'createUser',
  'changeUser',
  'createLoginLink',
  'changePassword',
  'logIn',
  'retryDeadLetters',
  'discardDeadLetters',
  'startWithPolicy',
] as const
export type RecordedAct = (typeof RECORDED_ACTS)[number]

/** The engine's answer to one command, or what became of a recorded act. */
export interface CommandOutcome {
  readonly id: string
  readonly type: Command['type'] | RecordedAct
  readonly actor: string
  readonly at: number
  readonly outcome: 'applied' | 'rejected'
  readonly code: RejectionCode | null
  readonly detail: string
  /** The detail for those who say it in another language: a refusal (sentences/refusals.ts), or what a recorded act says. */
  readonly saying?: Saying
  /** Incidents touched: for split, the one that has the alerts now comes last. */
  readonly incidentIds: readonly string[]
  /** The problem that the command was about. */
  readonly problemId?: string
  /** Id or name of what a recorded act was about; id of the silence or the maintenance window. */
  readonly object?: string
}
