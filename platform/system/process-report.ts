// What one process says of itself when it is asked how it is: for the page of the system's health.
import type { CheckResult } from '../http/readiness.ts'
import type { Exposure } from './exposures.ts'

/** Asked over NATS; every process answers. */
export const PROCESS_REPORT_SUBJECT = 'system.report'

export interface ProcessReportRequest {
  /** Names of the metrics wanted. */
  readonly metrics: readonly string[]
}

export interface MetricValue {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export interface ProcessReport {
  readonly host: string
  readonly pid: number
  readonly roles: readonly string[]
  readonly version: string
  readonly node: string
  /** Epoch ms. */
  readonly startedAt: number
  /** Those of GET /readyz. */
  readonly checks: Readonly<Record<string, CheckResult>>
  readonly metrics: readonly MetricValue[]
  /** Of the file system that holds the data directory; null when it cannot be asked. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
  /** Settings that a stranger could use. */
  readonly exposures: readonly Exposure[]
  /** Where traps are received; null: this process receives none. The community is named only when everybody knows it. */
  readonly traps: { readonly host: string; readonly port: number; readonly community: 'public' | null } | null
}
