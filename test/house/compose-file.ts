// docker-compose.yml as docker compose reads it: anchors merged, variables taken from an environment.
import { parse } from 'yaml'
import { readText } from './root.ts'

export interface ComposeService {
  readonly image: string
  readonly build?: { readonly context: string; readonly args: Readonly<Record<string, string>> }
  readonly user?: string
  readonly privileged?: boolean
  readonly restart?: string
  readonly read_only?: boolean
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly secrets?: readonly string[]
  readonly configs?: readonly { readonly source: string; readonly target: string }[]
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly volumes: Readonly<Record<string, unknown>>
  readonly configs: Readonly<Record<string, { readonly file: string }>>
  readonly secrets: Readonly<Record<string, { readonly environment: string }>>
}

export interface Variable {
  readonly name: string
  /** null = required: `docker compose` stops without it. */
  readonly fallback: string | null
}

const VARIABLE = /\$\{(?<name>[A-Z_]+)(?::(?<kind>[-?])(?<rest>[^}]*))?\}/g

/** @throws Error when a required variable is empty, as docker compose does */
export function readCompose(env: Readonly<Record<string, string>>): ComposeFile {
  const fill = (text: string) =>
    text.replace(VARIABLE, (_, name: string, kind: string | undefined, rest: string | undefined) => {
      const value = env[name] ?? ''
      if (value !== '') return value
      if (kind === '?') throw new Error(`${name}: ${rest ?? ''}`)
      return kind === '-' ? (rest ?? '') : ''
    })
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return fill(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]))
  }
  // The shape is what the tests below check.
  return walk(parse(readText('docker-compose.yml'), { merge: true })) as ComposeFile
}

/** Every variable that docker-compose.yml reads, secrets included. */
export function composeVariables(): readonly Variable[] {
  const text = readText('docker-compose.yml').replace(/^\s*#.*$/gm, '')
  const found = new Map<string, Variable>()
  for (const { groups } of text.matchAll(VARIABLE)) {
    const name = groups?.['name'] ?? ''
    found.set(name, { name, fallback: groups?.['kind'] === '-' ? (groups['rest'] ?? '') : null })
  }
  const { secrets } = parse(text, { merge: true }) as ComposeFile
  for (const { environment } of Object.values(secrets)) found.set(environment, { name: environment, fallback: null })
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The assignments of .env.example. */
export function exampleEnvironment(): ReadonlyMap<string, string> {
  const lines = readText('.env.example').split('\n')
  const assignments = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=', 2))
  return new Map(assignments.map(([name = '', value = '']) => [name, value]))
}
