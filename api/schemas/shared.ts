// Schemas that many routes answer with. The API document has each once, under its name; routes refer to it.
import { Type, type TSchema } from 'typebox'

const named = new Map<string, TSchema>()

/**
 * Names a schema of answers (never of what comes in: validation does not follow references here).
 * @returns the reference to use in its place
 */
export function shared(name: string, schema: TSchema): TSchema {
  if (named.has(name)) throw new Error(`the name ${name} is taken`)
  named.set(name, schema)
  return Type.Unsafe({ $ref: `${name}#` })
}

/** All named schemas, for Fastify's addSchema. */
export function sharedSchemas(): readonly object[] {
  return [...named].map(([$id, schema]) => ({ ...schema, $id }))
}
