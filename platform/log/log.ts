// The JSON log of a process. Each component takes a child of it; secrets are cut out by field name before anything is written.
import { pino, type DestinationStream, type Logger } from 'pino'
import { redactPaths } from './redaction.ts'

export type Log = Logger

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/**
 * Creates the log of a process or of a worker thread.
 * @param opts.level one of LOG_LEVELS
 * @param opts.name written as `name` on each line: the process or the thread
 * @param opts.destination where lines go; standard output unless told
 */
export function createLog(opts: { level: string; name?: string; destination?: DestinationStream }): Log {
  const options = {
    level: opts.level,
    name: opts.name ?? 'nocturne',
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactPaths(), censor: '[redacted]' },
  }
  return opts.destination === undefined ? pino(options) : pino(options, opts.destination)
}

/** The log of one component: every line carries its name. */
export function componentLog(log: Log, component: string): Log {
  return log.child({ component })
}
