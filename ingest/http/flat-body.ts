// The body of tools that send one flat object an alert, or a list of such: opens it for a reader of one.
import type { MonitoringEvent } from '../contract/event.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { describe } from '../normalise/label-bag.ts'
import { payloadOf, requirePayload, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import type { OpenedBody } from './webhook-format.ts'

/** Opens an object, or a list of objects. @param read reads one; never throws on any JSON */
export function openFlat(
  body: unknown,
  receipt: Receipt,
  read: (payload: Payload, receipt: Receipt) => MonitoringEvent | Refusal,
): OpenedBody | Refusal<'not_a_webhook'> {
  const items = Array.isArray(body) ? (body as unknown[]) : payloadOf(body) === undefined ? undefined : [body]
  if (items === undefined) return new Refusal('not_a_webhook', `the body is ${describe(body)}, not an object`)
  return {
    items,
    pointer: Array.isArray(body) ? '' : null,
    notices: [],
    normalise(item) {
      const payload = requirePayload(item)
      return payload instanceof Refusal ? payload : read(payload, receipt)
    },
  }
}

/** JSON schema of such a body, for the API document. @param fields name -> what it is */
export function flatSchema(required: readonly string[], fields: Readonly<Record<string, string>>): object {
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }]),
  )
  return { type: 'object', required, properties }
}
