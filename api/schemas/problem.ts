// RFC 9457 problem details, the body of every refusal.
import { Type, type TSchema } from 'typebox'
import { shared } from './shared.ts'
import { SayingSchema } from './words.ts'

export const ProblemDetails = shared(
  'Problem',
  Type.Object(
    {
      type: Type.String(),
      title: Type.String(),
      status: Type.Integer(),
      detail: Type.String(),
      instance: Type.String(),
      code: Type.String({ description: 'Stable word for programs' }),
      requestId: Type.String(),
      saying: Type.Optional(SayingSchema),
      errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
      errorCount: Type.Optional(Type.Integer({ description: 'Of all, when errors lists only the first' })),
    },
    { description: 'RFC 9457 problem details' },
  ),
)

/**
 * The answers of a route, for its schema. Of type unknown on purpose: handlers answer with the contract's own records, which are read-only,
 * and a test holds the answers against these schemas.
 * @param refused statuses beside 400, 401 and 403, which every route has
 */
export function answers(good: Readonly<Record<number, TSchema>>, ...refused: readonly number[]): unknown {
  const refusal = { description: 'Refused', content: { 'application/problem+json': { schema: ProblemDetails } } }
  return { ...good, ...Object.fromEntries([400, 401, 403, ...refused].map((status) => [status, refusal])) }
}
