// Severities as fills that differ without colour: solid, stripes, dots, an outline.
import type { Severity } from '../contract.ts'
import classes from './incident.module.css'

/** A severity added to the contract without a pattern does not compile. */
const PATTERNS = {
  critical: <rect width={8} height={8} />,
  major: <path d="M-2 2 2-2M0 8 8 0M6 10 10 6" strokeWidth={3} stroke="currentColor" />,
  minor: <path d="M2 0V8M6 0V8" strokeWidth={2} stroke="currentColor" />,
  warning: <path d="M0 2H8M0 6H8" strokeWidth={1.6} stroke="currentColor" />,
  indeterminate: <circle cx={4} cy={4} r={1.8} />,
  cleared: <path d="M0 8 8 0M0 0 8 8" strokeWidth={0.9} stroke="currentColor" />,
} as const satisfies Record<Severity, unknown>

const SEVERITIES = Object.keys(PATTERNS) as readonly Severity[] // the keys of a literal are its key type

export function patternId(prefix: string, severity: Severity): string {
  return `${prefix}-${severity}`
}

export function SeverityPatterns({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      {SEVERITIES.map((severity) => (
        <pattern key={severity} id={patternId(prefix, severity)} width={8} height={8} patternUnits="userSpaceOnUse">
          <g className={classes['fill']} data-severity={severity}>
            {PATTERNS[severity]}
          </g>
        </pattern>
      ))}
    </defs>
  )
}
