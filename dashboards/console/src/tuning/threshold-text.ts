// A threshold as people type it: durations in seconds, shares and numbers as they are.
import type { Threshold } from '../api/tuning-endpoints.ts'
import type { PolicyChange, TunablePath, TunableUnit } from '../contract.ts'

const SECOND_MS = 1_000

/** What the field shows. */
export function thresholdText(value: number, unit: TunableUnit): string {
  return String(unit === 'duration' ? value / SECOND_MS : value)
}

/** Null: it is no number within the bounds. */
export function readThreshold(
  text: string,
  { unit, min, max }: Pick<Threshold, 'unit' | 'min' | 'max'>,
): number | null {
  const typed = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))
  const value = unit === 'duration' ? Math.round(typed * SECOND_MS) : typed
  if (!Number.isFinite(value) || value < min || value > max) return null
  return unit === 'number' && !Number.isInteger(value) ? null : value
}

/** What was typed that is another value than the one in force; null where something typed is no such value. */
export function changeOf(
  typed: ReadonlyMap<TunablePath, string>,
  thresholds: readonly Threshold[],
): PolicyChange | null {
  const change: Partial<Record<TunablePath, number>> = {}
  for (const threshold of thresholds) {
    const text = typed.get(threshold.path)
    if (text === undefined) continue
    const value = readThreshold(text, threshold)
    if (value === null) return null
    if (value !== threshold.value) change[threshold.path] = value
  }
  return change
}

/** The lines of the policy file that set it, after one that says how the file is named to the server. */
export function policyLines(change: PolicyChange): string {
  const lines = Object.entries(change)
    .map(([path, value]) => `${path}: ${value}\n`)
    .join('')
  return `# nocturne.yaml: policy: /etc/nocturne/policy.yaml (NOCTURNE_POLICY)\n${lines}`
}
