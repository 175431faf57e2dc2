// What may be done about noise, begun but not decided: matchers of a silence and an enrichment rule that fit what was found, and the ways to
// the events behind it. Texts come from devices: everything is quoted.
import type { Noise, NoiseKey } from '../api/tuning-endpoints.ts'

/** Matchers of a silence as Alertmanager writes them: what the engine's silences look at. */
export function silenceMatchers(noise: Noise, by: NoiseKey): string[] {
  const labels: readonly (readonly [string, string])[] = {
    class: [['alertname', noise.class]] as const,
    source: [['source', noise.source]] as const,
    ci: [['ci', noise.ci]] as const,
    fingerprint: [
      ['alertname', noise.class],
      ['ci', noise.ci],
      ['component', noise.component],
    ] as const,
  }[by]
  return labels.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${JSON.stringify(value)}`)
}

/** Null: nothing is known that a silence could look at. */
export function silenceHref(noise: Noise, by: NoiseKey): string | null {
  const matchers = silenceMatchers(noise, by)
  if (matchers.length === 0) return null
  return `/silences?${new URLSearchParams(matchers.map((matcher) => ['matcher', matcher])).toString()}`
}

export function eventsHref(noise: Noise, by: NoiseKey, from: number, to: number): string {
  const wanted: Readonly<Record<NoiseKey, Readonly<Record<string, string>>>> = {
    class: { class: noise.class },
    source: { source: noise.source },
    ci: noise.ci === '' ? { q: noise.name } : { ci: noise.ci },
    fingerprint: { fingerprint: noise.key },
  }
  return `/events?${new URLSearchParams({ ...wanted[by], from: String(from), to: String(to) }).toString()}`
}

/** A file of one enrichment rule that makes a warning of it (docs/enrich.md); null: nothing is known that a rule could look at. */
export function ruleStarter({ class: eventClass, source, name, component }: Noise, by: NoiseKey): string | null {
  const exactly = (text: string) => JSON.stringify(`^${escapePattern(text)}$`)
  const parts: string[] = []
  const isWanted = (key: NoiseKey) => by === key || by === 'fingerprint'
  if (source !== '' && (isWanted('source') || by === 'class')) parts.push(`source: ${JSON.stringify(source)}`)
  if (eventClass !== '' && isWanted('class')) parts.push(`class: ${exactly(eventClass)}`)
  if (component !== '' && by === 'fingerprint') parts.push(`component: ${exactly(component)}`)
  if (name !== '' && isWanted('ci')) parts.push(`hints: { hostname: ${exactly(name)} }`)
  if (parts.length === 0) return null
  const word = slug(by === 'ci' ? name : by === 'source' ? source : eventClass)
  return [
    'rules:',
    `  - name: ${word === '' ? 'quiet' : `quiet-${word}`}`,
    `    match: { ${parts.join(', ')} }`,
    '    set: { severity: warning }',
    '',
  ].join('\n')
}

/** RE2 takes a backslash before any sign that means something. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/gu, '\\$&')
}

/** What names of rules are made of. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/gu, '')
}
