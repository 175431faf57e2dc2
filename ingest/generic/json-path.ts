// Paths into JSON, a small part of JSONPath (RFC 9535): `$.a.b`, `$['a b'][0]`, `$[-1]`, and one step of our own: `@json` reads a text that is
// JSON itself, as Amazon SNS and others wrap it. A path gives one value or none.

type Step = { readonly key: string } | { readonly index: number } | { readonly json: true }

export type JsonPath = readonly Step[]

const STEP = /\.(@json)\b|\.([A-Za-z_][\w-]*)|\[(-?\d{1,6})\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y
const MAX_STEPS = 32

/** Compiles a path. @returns what is wrong with it, as text */
export function compilePath(text: string): JsonPath | string {
  if (!text.startsWith('$')) return `${JSON.stringify(text)} does not begin with $`
  const steps: Step[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex
    const found = STEP.exec(text)
    if (found === null)
      return `${JSON.stringify(text)}: nothing is understood from ${JSON.stringify(text.slice(at))} on`
    if (steps.length >= MAX_STEPS) return `${JSON.stringify(text)} has more than ${MAX_STEPS} steps`
    const [, json, name, index, single, double] = found
    if (json !== undefined) steps.push({ json: true })
    else if (index !== undefined) steps.push({ index: Number(index) })
    else steps.push({ key: name ?? (single ?? double ?? '').replace(/\\(.)/g, '$1') })
  }
  return steps
}

/** The value at a path; undefined when there is none. Never throws on any JSON. */
export function readPath(path: JsonPath, root: unknown): unknown {
  let value = root
  for (const step of path) {
    if ('json' in step) value = parsed(value)
    else if ('index' in step) value = Array.isArray(value) ? (value.at(step.index) as unknown) : undefined
    else
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, step.key)
          ? (value as Record<string, unknown>)[step.key]
          : undefined // an object that has the key
    if (value === undefined) return undefined
  }
  return value
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return undefined
  }
}
