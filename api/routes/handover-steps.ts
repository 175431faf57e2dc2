// /api/v1/handovers/:id/<step>: the outgoing lead hands over, the incoming one signs or sends it back. Each step is in the audit.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { principalOf } from '../../platform/http/access.ts'
import { etagOf, requiredRevision } from '../commands/command-headers.ts'
import type { Handovers } from '../handovers/handovers.ts'
import type { StepName } from '../handovers/step-handover.ts'
import { HandoverSchema } from '../schemas/handover.ts'
import { answers } from '../schemas/problem.ts'

const SUMMARIES: Readonly<Record<StepName, string>> = {
  'hand-over': 'Hands the shift over: the facts of this moment and the notes are frozen; If-Match is needed',
  return: 'Sends a hand-over back: it is a draft again; If-Match is needed',
  sign: 'Takes the shift over; never who handed it over. It cannot be changed any more; If-Match is needed',
}
const STEPS = Object.keys(SUMMARIES) as readonly StepName[] // the keys of a literal are its key type

export const handoverStepRoutes =
  (handovers: Handovers): FastifyPluginAsyncTypebox =>
  async (app) => {
    for (const step of STEPS) {
      app.post(
        `/handovers/:id/${step}`,
        {
          config: { access: 'incidents:write' },
          schema: {
            tags: ['handovers'],
            summary: SUMMARIES[step],
            params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
            body: Type.Object(
              { text: Type.String({ maxLength: 1_000, default: '', description: 'A remark, or the question' }) },
              { additionalProperties: false },
            ),
            response: answers({ 200: HandoverSchema }, 404, 409, 412, 428, 503),
          },
        },
        async (request, reply) => {
          const done = { by: principalOf(request).name, at: Date.now(), text: request.body.text.trim() }
          const handover = await handovers.step(request.params.id, step, done, requiredRevision(request))
          void reply.header('etag', etagOf(handover.revision))
          return handover
        },
      )
    }
  }
