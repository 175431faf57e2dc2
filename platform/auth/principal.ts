// Who a request acts for.
import type { Scope } from './scopes.ts'

export interface Principal {
  readonly kind: 'token' | 'session'
  /** Token id, or user name of a session. */
  readonly id: string
  /** For people: token name or user name; written to the audit log. */
  readonly name: string
  readonly scopes: ReadonlySet<Scope>
}
