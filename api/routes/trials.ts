// /api/v1/tuning/policy and /tuning/trials: the thresholds in force, and what others, or other rules, would have made of the last hours.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import type { TrialChange } from '../../correlate/contract/trial.ts'
import { TUNABLES, type PolicyChange } from '../../correlate/contract/tunable.ts'
import { principalOf } from '../../platform/http/access.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { ApiContext } from '../api-context.ts'
import { askHistory } from '../history.ts'
import type { CiGraph } from '../live/ci-graph.ts'
import { selectPolicyHistory } from '../queries/policy-history.ts'
import { selectEventSlices } from '../queries/stored-events.ts'
import { answers } from '../schemas/problem.ts'
import { TrialSchema, TrialWishSchema } from '../schemas/trial.ts'
import { Time, wordOf } from '../schemas/words.ts'
import { TrialBook, type Trial } from '../trials/trial-book.ts'
import { saidProblem } from '../said-problem.ts'

const HOUR_MS = 3_600_000
/** A minute or two of the engine's work; a longer time is asked about in parts. */
const MOST_EVENTS = 200_000
/** Few enough that neither the store nor this thread is held up by one of them. */
const SLICE_EVENTS = 2_000
/** Faults that are listed. */
const MOST_FAULTS = 100

const id = Type.String({ minLength: 1, maxLength: 100 })

const PolicyAnswer = Type.Object({
  policy: Type.String({ description: 'Hash of the policy in force' }),
  tunables: Type.Array(
    Type.Object({
      path: Type.String(),
      unit: wordOf(['duration', 'number', 'share'], 'duration: milliseconds'),
      min: Type.Number(),
      max: Type.Number(),
      value: Type.Number({ description: 'In force' }),
      shipped: Type.Number({ description: 'Of the product' }),
    }),
  ),
  history: Type.Array(
    Type.Object({
      since: Time,
      policy: Type.String(),
      thresholds: Type.String({ description: 'What the site had set; empty: as shipped' }),
    }),
    { description: 'Which policy the engine ran with since when, newest first' },
  ),
})

export const trialRoutes =
  ({ store, live, log, metrics, trials: runner }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const book = runner === undefined ? null : new TrialBook({ store, runner, log, metrics })
    app.addHook('preClose', async () => book?.stop())

    const present = <T>(part: T | null | undefined): T => {
      if (part === null || part === undefined) throw saidProblem(503, 'unavailable', 'no_engine_here')
      return part
    }
    const found = (trial: Trial | undefined): Trial => {
      if (trial === undefined) throw saidProblem(404, 'not_found', 'no_trial')
      return trial
    }

    app.get(
      '/tuning/policy',
      {
        config: { access: 'read' },
        schema: {
          tags: ['tuning'],
          summary: 'The thresholds that a site may set, with the values in force, and which policy ran when',
          response: answers({ 200: PolicyAnswer }, 503),
        },
      },
      async () => {
        const { policy, inForce, shipped } = present(runner).tunables
        const history = await askHistory(store, selectPolicyHistory)
        const tunables = TUNABLES.map((one) => ({ ...one, value: inForce[one.path], shipped: shipped[one.path] }))
        return { policy, tunables, history }
      },
    )

    app.post(
      '/tuning/trials',
      {
        config: { access: 'incidents:write' },
        schema: {
          tags: ['tuning'],
          summary: 'Try a policy or rules on the last hours; nothing is applied. One trial at a time',
          body: TrialWishSchema,
          response: answers({ 202: TrialSchema }, 409, 422, 503),
        },
      },
      async (request, reply) => {
        const trials = present(book)
        const change = changeOf(request.body)
        const faults = present(runner).faults(change)
        if (faults.length > 0) throw refused(faults)
        const to = Date.now()
        const from = to - request.body.hours * HOUR_MS
        const slices = await askHistory(store, (history) => selectEventSlices(history, { from, to }, SLICE_EVENTS))
        const total = slices.reduce((sum, { events }) => sum + events, 0)
        if (total > MOST_EVENTS)
          throw saidProblem(422, 'rejected', 'trial_beyond_limit', { events: total, most: MOST_EVENTS })
        if (trials.isBusy) throw saidProblem(409, 'conflict', 'trial_runs')
        reply.code(202)
        return trials.start({ actor: principalOf(request).name, from, to, change, slices, cmdb: cmdbOf(live.graph) })
      },
    )

    app.get(
      '/tuning/trials',
      {
        config: { access: 'read' },
        schema: {
          tags: ['tuning'],
          summary: 'The last trials of this process, newest first, without their results',
          response: answers({ 200: Type.Object({ items: Type.Array(TrialSchema) }) }, 503),
        },
      },
      async () => ({ items: present(book).list().map((trial) => ({ ...trial, result: null })) }), // prettier-ignore
    )

    app.get(
      '/tuning/trials/:id',
      {
        config: { access: 'read' },
        schema: {
          tags: ['tuning'],
          summary: 'How far a trial is, and what it came to',
          params: Type.Object({ id }),
          response: answers({ 200: TrialSchema }, 404, 503),
        },
      },
      async ({ params }) => found(present(book).find(params.id)),
    )

    app.delete(
      '/tuning/trials/:id',
      {
        config: { access: 'incidents:write' },
        schema: {
          tags: ['tuning'],
          summary: 'Cancel a trial that runs; one that is over stays as it is',
          params: Type.Object({ id }),
          response: answers({ 200: TrialSchema }, 404, 503),
        },
      },
      async ({ params }) => found(present(book).cancel(params.id)),
    )
  }

function changeOf({ policy, rules }: { readonly policy?: PolicyChange; readonly rules?: string }): TrialChange {
  if (policy !== undefined && rules === undefined) return { kind: 'policy', policy }
  if (rules !== undefined && policy === undefined) return { kind: 'rules', rules }
  throw new HttpProblem(400, 'invalid_request', 'Say either policy or rules.')
}

function refused(faults: readonly string[]): HttpProblem {
  const errors = faults.slice(0, MOST_FAULTS).map((detail) => ({ pointer: '', detail }))
  return new HttpProblem(422, 'rejected', faults.length === 1 ? (faults[0] ?? '') : `${faults.length} faults.`, {
    errors,
  })
}

function cmdbOf(graph: CiGraph): CmdbFile {
  const cis = [...graph.values()]
  return { cis, relationships: cis.flatMap(({ id: ci }) => graph.outgoing(ci)) }
}
