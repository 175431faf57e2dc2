// What a matcher of a silence sees of an alert: its own labels first, then what every alert has, whichever tool it came from. The engine holds
// alerts back by it, and the API says by it what a silence would hold.
import type { Alert } from './alert.ts'

export type SilenceSubject = Pick<Alert, 'labels' | 'eventClass' | 'severity' | 'component' | 'domain'> & {
  readonly ci: Pick<Alert['ci'], 'id'>
  readonly sources: readonly Pick<Alert['sources'][number], 'source'>[]
}

/** A label that the alert has not is the empty text. */
export function silenceLabel(alert: SilenceSubject, name: string): string {
  const own = alert.labels[name]
  if (own !== undefined) return own
  switch (name) {
    case 'alertname':
    case 'eventClass':
      return alert.eventClass
    case 'ci':
      return alert.ci.id
    case 'severity':
      return alert.severity
    case 'source':
      return alert.sources[0]?.source ?? ''
    case 'component':
      return alert.component ?? ''
    case 'domain':
      return alert.domain
    default:
      return ''
  }
}
