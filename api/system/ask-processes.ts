// Asks every process how it is. Who is dead does not answer: what is missing from the list is the news.
import type { Bus } from '../../platform/nats/bus.ts'
import {
  PROCESS_REPORT_SUBJECT,
  type ProcessReport,
  type ProcessReportRequest,
} from '../../platform/system/process-report.ts'

/** A busy process gets its turn within this. */
const LONGEST_MS = 2_500
/** After the last answer: the others are not far behind. */
const QUIET_MS = 400

/** @returns the reports, of the first host first; empty while NATS is away */
export async function askProcesses(bus: Bus, metrics: readonly string[]): Promise<readonly ProcessReport[]> {
  const request: ProcessReportRequest = { metrics }
  const reports: ProcessReport[] = []
  try {
    const replies = await bus.nc.requestMany(PROCESS_REPORT_SUBJECT, JSON.stringify(request), {
      strategy: 'stall',
      maxWait: LONGEST_MS,
      stall: QUIET_MS,
    })
    for await (const reply of replies) reports.push(reply.json<ProcessReport>()) // our own processes answer
  } catch {
    // No responders, or no connection: what came until then counts.
  }
  return reports.sort((a, b) => a.host.localeCompare(b.host) || a.pid - b.pid)
}
