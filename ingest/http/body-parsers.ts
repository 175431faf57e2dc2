// Content types of the ingest routes -> the body that a format opens: JSON, a form as an object of texts, or text. A route refuses the kinds
// that its tool does not send, so that a mistake in a tool's configuration is told at once.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { BodyKind } from './webhook-format.ts'

const TYPES: Readonly<Record<BodyKind, readonly (string | RegExp)[]>> = {
  json: ['application/json', /^application\/[\w.-]+\+json/],
  form: ['application/x-www-form-urlencoded'],
  text: ['text/plain'],
}

/** More fields than any tool sends: each costs a little, and a body may have millions. */
const MAX_FORM_FIELDS = 1_000

/**
 * Registers the parsers.
 * @param deps.readJson turns the text of a JSON body into a value; refuses by throwing
 */
export function addBodyParsers(
  app: FastifyInstance,
  deps: { readonly readJson: (request: FastifyRequest, text: string) => Promise<unknown> },
): void {
  app.removeAllContentTypeParsers()
  // Not Fastify's JSON parser: it refuses a whole batch for one "__proto__" key. JSON.parse makes such a key an own property, which
  // harms nobody who reads known keys; the label bag refuses that one alert.
  for (const type of TYPES.json)
    app.addContentTypeParser(type, { parseAs: 'string' }, async (request: FastifyRequest, text: string) => {
      requireKind(request, 'json')
      return deps.readJson(request, text)
    })
  for (const type of TYPES.form)
    app.addContentTypeParser(type, { parseAs: 'string' }, async (request: FastifyRequest, text: string) => {
      requireKind(request, 'form')
      return formObject(text)
    })
  for (const type of TYPES.text)
    app.addContentTypeParser(type, { parseAs: 'string' }, async (request: FastifyRequest, text: string) => {
      requireKind(request, 'text')
      return text
    })
}

function requireKind(request: FastifyRequest, kind: BodyKind): void {
  const accepted = request.routeOptions.config.ingestFormat?.accepts ?? ['json']
  if (accepted.includes(kind)) return
  const types = accepted.map((one) => String(TYPES[one][0])).join(', ')
  throw new HttpProblem(415, 'unsupported_media_type', `This address takes ${types}.`)
}

function formObject(text: string): Record<string, string> {
  const fields: [string, string][] = []
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.length >= MAX_FORM_FIELDS) break
    fields.push([name, value])
  }
  return Object.fromEntries(fields)
}
