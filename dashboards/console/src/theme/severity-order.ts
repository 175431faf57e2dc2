// Worst first. A severity added to the contract without a place here does not compile.
import type { Severity } from '../contract.ts'

export const SEVERITY_ORDER = {
  critical: 0,
  major: 1,
  minor: 2,
  warning: 3,
  indeterminate: 4,
  cleared: 5,
} as const satisfies Record<Severity, number>
