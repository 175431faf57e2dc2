// The form of a row of the table of syslog messages.
import type { PerceivedSeverity } from '../contract/severity.ts'

export interface MessageClass {
  readonly eventClass: string
  readonly text: RegExp
  /** The program, where the text alone is too common. */
  readonly app?: RegExp
  /** `state` decides: words that match end the condition, all others begin it. */
  readonly ends?: RegExp
  /** Without `ends`. */
  readonly kind?: 'raise' | 'clear' | 'notice'
  /** Of a raise or a notice; by the message's own level when left out. */
  readonly severity?: PerceivedSeverity
  /** `word=<part>`. Without it the condition is of the CI as a whole. */
  readonly part?: string
  /** A raise that nothing ends is over after this time (docs/decisions/0140). */
  readonly lastsMinutes?: number
}
