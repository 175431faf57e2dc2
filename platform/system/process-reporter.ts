// Answers every request for a report of this process.
import { statfs } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Config } from '../config/config.ts'
import type { ReadinessReport } from '../http/readiness.ts'
import type { Component } from '../life-cycle/component.ts'
import { componentLog, type Log } from '../log/log.ts'
import type { ThreadMetrics } from '../metrics/aggregate.ts'
import type { Bus } from '../nats/bus.ts'
import { PRODUCT_VERSION } from '../package-root/product-version.ts'
import { exposuresOf } from './exposures.ts'
import {
  PROCESS_REPORT_SUBJECT,
  type MetricValue,
  type ProcessReport,
  type ProcessReportRequest,
} from './process-report.ts'

export interface ProcessReporterDeps {
  readonly bus: Bus
  readonly log: Log
  readonly config: Config
  /** The metrics of all threads. */
  readonly metrics: () => Promise<ThreadMetrics>
  readonly readiness: () => Promise<ReadinessReport>
  /** Where the trap receiver listens; null: there is none. */
  readonly traps: () => { readonly host: string; readonly port: number } | null
}

export function createProcessReporter(deps: ProcessReporterDeps): Component {
  const { bus, config } = deps
  const log = componentLog(deps.log, 'process report')
  let subscription: ReturnType<Bus['nc']['subscribe']> | undefined

  async function report(wanted: readonly string[]): Promise<ProcessReport> {
    const [metrics, { checks }, disk] = await Promise.all([deps.metrics(), deps.readiness(), diskOf(config.dataDir)])
    const traps = deps.traps()
    return {
      host: hostname(),
      pid: process.pid,
      roles: config.roles,
      version: PRODUCT_VERSION,
      node: process.version,
      startedAt: Math.round(Date.now() - process.uptime() * 1_000),
      checks,
      metrics: valuesOf(metrics, wanted),
      disk,
      exposures: exposuresOf(config),
      traps: traps && { ...traps, community: config.snmp.communities.includes('public') ? 'public' : null },
    }
  }

  return {
    name: 'process report',
    start() {
      subscription ??= bus.nc.subscribe(PROCESS_REPORT_SUBJECT, {
        callback: (_error, message) => {
          // The API alone sends here.
          report(message.json<ProcessReportRequest>().metrics)
            .then((said) => message.respond(JSON.stringify(said)))
            .catch((err: unknown) => log.warn({ err }, 'could not report'))
        },
      })
      return Promise.resolve()
    },
    stop() {
      subscription?.unsubscribe()
      subscription = undefined
      return Promise.resolve()
    },
  }
}

function valuesOf(metrics: ThreadMetrics, wanted: readonly string[]): readonly MetricValue[] {
  return metrics
    .filter(({ name }) => wanted.includes(name))
    .flatMap(({ name, values }) =>
      values.map(({ labels, value }) => ({
        name,
        labels: Object.fromEntries(Object.entries(labels).map(([label, text]) => [label, String(text)])),
        value,
      })),
    )
}

async function diskOf(directory: string): Promise<ProcessReport['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(directory)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null // the process may have no data directory of its own
  }
}
