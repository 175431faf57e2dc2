// MonitoringEvent: the one normalised occurrence that every source is turned into (DESIGN §2). The engine reads nothing else.
import type { PerceivedSeverity } from './severity.ts'

/** raise: a condition begins or is re-asserted; clear: it ended; notice: one-shot, has no end. */
export type EventKind = 'raise' | 'clear' | 'notice'

/** What a source knows about where the condition is. Values are as the source gave them, trimmed; the engine resolves them to a CI. */
export interface ResourceHints {
  readonly ip?: string
  readonly hostname?: string
  readonly sysName?: string
  /** SNMP engineID, lower-case hex without 0x. */
  readonly engineId?: string
  /** Prometheus instance label, with its port. */
  readonly instance?: string
  readonly k8sNamespace?: string
  readonly k8sPod?: string
  readonly k8sNode?: string
  readonly service?: string
}

export interface EventResource {
  /** CI id, when the sender knows the CMDB. Wins over hints. */
  readonly ci?: string
  readonly hints?: ResourceHints
  /** Part of the CI: `ifIndex=3`, `ifName=Gi0/3`, `/var`, `bgpPeer=10.0.0.2` ... */
  readonly component?: string
}

export interface EventLink {
  readonly title: string
  readonly url: string
}

/** One normalised occurrence from a source. Times are epoch milliseconds. */
export interface MonitoringEvent {
  /** Unique per occurrence; the same id twice is the same occurrence delivered twice. */
  readonly id: string
  /** snmp | prometheus | alertmanager | ... : the kind of tool. */
  readonly source: string
  /** Which token (`token:<id>`) or address (`udp:10.0.0.5`) sent it. */
  readonly sender: string
  /** Event time: when it happened, as the source says; clamped to observedAt when over 5 min in the future (then clockSkew is set). */
  readonly occurredAt: number
  /** Receive time at our socket. */
  readonly observedAt: number
  /** Set when occurredAt was clamped: the source's clock error in ms (source minus receive time). */
  readonly clockSkewMs?: number
  readonly kind: EventKind
  /** linkDown, HostDown, diskFull ... : the name of the condition, the same for its raise and its clear. */
  readonly eventClass: string
  readonly severity: PerceivedSeverity
  readonly resource: EventResource
  /** Hash of what identifies the condition at this source: a raise and its clear share it. */
  readonly fingerprint: string
  readonly summary: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly links: readonly EventLink[]
  /** Correlation domain (tenant or site); hashed to a partition. */
  readonly domain: string
  /** The source's own text of it, at most RAW_LIMIT characters. */
  readonly raw?: string
  /** A lease: taken as cleared at this time unless raised again (Alertmanager's endsAt of a firing alert). */
  readonly expiresAt?: number
}

/** Longest `raw` text kept, in characters. */
export const RAW_LIMIT = 4096
/** Event times further in the future than this are clamped to the receive time (DESIGN §2). */
export const MAX_FUTURE_MS = 5 * 60_000
export const DEFAULT_DOMAIN = 'default'
