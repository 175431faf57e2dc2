// One kind of process setting each: how its value is read from YAML and from the environment. The rows are in settings.ts.
import { isIP } from 'node:net'

/** A value that was accepted, or why not. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string }

export interface Setting<T> {
  /** Key in nocturne.yaml, dotted. */
  readonly path: string
  /** Environment variable; null when the value has no place in one (a list of objects). */
  readonly env: string | null
  /** A secret also has `<env>_FILE` and `<path>File`: a file that holds it. */
  readonly secret: boolean
  readonly kind: string
  readonly default: T
  readonly doc: string
  /** @param raw a YAML value, or the text of the variable */
  parse(raw: unknown): Parsed<T>
}

interface Row<T> {
  readonly path: string
  readonly env: string | null
  readonly default: T
  readonly doc: string
  readonly secret?: true
}

const accept = <T>(value: T): Parsed<T> => ({ ok: true, value })
const refuse = (fault: string): Parsed<never> => ({ ok: false, fault })

function setting<T>(row: Row<T>, kind: string, parse: (raw: unknown) => Parsed<T>): Setting<T> {
  return { ...row, secret: row.secret === true, kind, parse }
}

/** Text of at least one character; `minLength` more where a short value is a mistake. */
export function text<T extends string | null>(row: Row<T>, limits: { minLength?: number; pattern?: RegExp } = {}) {
  return setting<string | T>(row, 'text', (raw) => {
    if (typeof raw !== 'string' || raw === '') return refuse('must be text')
    if (raw.length < (limits.minLength ?? 1)) return refuse(`must have at least ${limits.minLength} characters`)
    if (limits.pattern !== undefined && !limits.pattern.test(raw)) return refuse(`must match ${limits.pattern.source}`)
    return accept(raw)
  })
}

/** A URL with one of these protocols (`http:` ...); several of them, comma separated, where `many` is set. */
export function url<T extends string | null>(row: Row<T>, protocols: readonly string[], many = false) {
  const kind = many ? 'URL list' : 'URL'
  return setting<string | T>(row, kind, (raw) => {
    if (typeof raw !== 'string' || raw === '') return refuse(`must be a URL (${protocols.join('//, ')}//)`)
    const parts = many ? raw.split(',') : [raw]
    const bad = parts.find((part) => !URL.canParse(part.trim()) || !protocols.includes(new URL(part.trim()).protocol))
    return bad === undefined ? accept(raw) : refuse(`must be a URL (${protocols.join('//, ')}//)`)
  })
}

export function integer(row: Row<number>, limits: { min: number; max: number }): Setting<number> {
  return setting(row, `integer ${limits.min}-${limits.max}`, (raw) => {
    const value = typeof raw === 'string' && /^-?\d+$/.test(raw.trim()) ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return refuse('must be a whole number')
    if (value < limits.min || value > limits.max) return refuse(`must be between ${limits.min} and ${limits.max}`)
    return accept(value)
  })
}

export function choice<const C extends string>(row: Row<C>, choices: readonly C[]): Setting<C> {
  return setting(row, choices.join(' \\| '), (raw) => {
    const found = choices.find((word) => word === raw)
    return found === undefined ? refuse(`must be one of ${choices.join(', ')}`) : accept(found)
  })
}

/** A list: a YAML sequence, or comma separated text. */
export function list<const C extends string>(
  row: Row<readonly C[]>,
  check: (item: string) => Parsed<C>,
): Setting<readonly C[]> {
  return setting(row, 'list', (raw) => {
    const items = typeof raw === 'string' ? raw.split(',').map((item) => item.trim()) : raw
    if (!Array.isArray(items)) return refuse('must be a list')
    const values: C[] = []
    for (const item of items as unknown[]) {
      if (item === '') continue
      const parsed = typeof item === 'string' ? check(item) : refuse('each item must be text')
      if (!parsed.ok) return parsed
      values.push(parsed.value)
    }
    return accept(values)
  })
}

/** A value that only its own parser knows. */
export function structured<T>(row: Row<T>, kind: string, parse: (raw: unknown) => Parsed<T>): Setting<T> {
  return setting(row, kind, parse)
}

/** Checks an item of a list against its words. */
export function oneOf<W extends string>(words: readonly W[], item: string): Parsed<W> {
  const found = words.find((word) => word === item)
  return found === undefined
    ? { ok: false, fault: `${item} is not one of ${words.join(', ')}` }
    : { ok: true, value: found }
}

/** Checks an item of a list of addresses and CIDR ranges. */
export function addressRange(item: string): Parsed<string> {
  const [address = '', bits, ...rest] = item.split('/')
  const family = isIP(address)
  const widest = family === 4 ? 32 : 128
  const fine =
    family !== 0 && rest.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= widest))
  return fine ? { ok: true, value: item } : { ok: false, fault: `${item} is neither an address nor a CIDR range` }
}
