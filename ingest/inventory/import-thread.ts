// Entry of the thread that one import runs in: reads the files and hands the report over, on a connection of its own. The thread that answers
// senders of alerts never waits for it.
import { workerData } from 'node:worker_threads'
import { hostJob } from '../../platform/life-cycle/thread-job-host.ts'
import { createLog } from '../../platform/log/log.ts'
import { connectBus, type BusAddress } from '../../platform/nats/bus.ts'
import { performImport, type ImportJob } from './import-job.ts'
import { submitReport } from './submit-report.ts'

/** For the owner's answer: below the silence after which the HTTP server gives a connection up (platform/http/app.ts). */
const ANSWER_LIMIT_MS = 100_000

/** What the starter passes. */
export interface ImportThreadData {
  readonly nats: BusAddress
  readonly logLevel: string
  readonly job: ImportJob
}

await hostJob(async () => {
  const { nats, logLevel, job } = workerData as ImportThreadData // the starter's word
  return performImport(job, async (report, mode) => {
    const bus = await connectBus({ ...nats, name: 'nocturne import' }, createLog({ level: logLevel }))
    try {
      return await submitReport(bus, report, mode, ANSWER_LIMIT_MS)
    } finally {
      await bus.close()
    }
  })
})
