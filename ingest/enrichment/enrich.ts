// An event's way through the rules, in the order of the file.
import type { MonitoringEvent } from '../contract/event.ts'
import { extracted, type EnrichmentRule } from './rule.ts'

export interface Enriched {
  /** What goes on; null = dropped. */
  readonly event: MonitoringEvent | null
  /** Names of the rules that fitted. */
  readonly rules: readonly string[]
  readonly dropped?: { readonly rule: string; readonly reason: string }
}

const NONE: readonly string[] = []

/** Applies the rules. Never throws. */
export function enrich(rules: readonly EnrichmentRule[], event: MonitoringEvent): Enriched {
  let now = event
  let fitted: string[] | undefined
  for (const rule of rules) {
    if (!rule.match.test(now)) continue
    // A clear whose raise was kept must not be lost: it looks different (severity cleared, another text).
    if (rule.drop !== null && now.kind === 'clear' && rule.match.tellsRaiseFromClear) continue
    ;(fitted ??= []).push(rule.name)
    if (rule.drop !== null) return { event: null, rules: fitted, dropped: { rule: rule.name, reason: rule.drop } }
    now = extracted(rule, now)
    for (const change of rule.changes) now = change(now)
    if (rule.stop) break
  }
  return { event: now, rules: fitted ?? NONE }
}
