// SIGINT and SIGTERM end the process in order; the second one at once.
import type { Log } from '../log/log.ts'

/** As a shell reports a process that a signal ended. */
const EXIT_AFTER_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const
type StopSignal = keyof typeof EXIT_AFTER_SIGNAL

/** The part of `process` that is needed: tests hand in their own. */
export interface SignalSource {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown
  off(signal: StopSignal, listener: (signal: StopSignal) => void): unknown
  exit(code: number): void
}

/**
 * Stops on the first signal and then exits with 0; exits at once on the second.
 * @param stop stops everything
 * @returns removes the listeners again
 */
export function stopOnSignals(stop: () => Promise<void>, log: Log, source: SignalSource = process): () => void {
  let stopping = false
  const listener = (signal: StopSignal): void => {
    if (stopping) {
      log.warn({ signal }, 'exiting at once')
      source.exit(EXIT_AFTER_SIGNAL[signal])
      return
    }
    stopping = true
    log.info({ signal }, 'stopping; a second signal exits at once')
    void stop().then(
      () => source.exit(0),
      (err: unknown) => {
        log.error({ err }, 'stopping failed')
        source.exit(1)
      },
    )
  }
  source.on('SIGINT', listener)
  source.on('SIGTERM', listener)
  return () => {
    source.off('SIGINT', listener)
    source.off('SIGTERM', listener)
  }
}
