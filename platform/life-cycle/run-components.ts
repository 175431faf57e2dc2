// Starts a list of components in order and stops them in reverse, each within a time limit.
import type { Log } from '../log/log.ts'
import type { Component } from './component.ts'

/** One component could not start; those before it were stopped again. */
export class StartError extends Error {
  readonly code = 'start_failed'
  readonly component: string
  constructor(component: string, cause: unknown) {
    super(`${component} could not start: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'StartError'
    this.component = component
  }
}

export interface RunningComponents {
  /** Stops in reverse order. Safe twice: the second call waits for the first. Never rejects. */
  stop(): Promise<void>
}

export const STOP_LIMIT_MS = 10_000

/**
 * Starts the components one after the other.
 * @param stopLimitMs how long one component may take to stop before the next one's turn
 * @throws StartError when one fails, after the others were stopped
 */
export async function runComponents(
  components: readonly Component[],
  log: Log,
  stopLimitMs: number = STOP_LIMIT_MS,
): Promise<RunningComponents> {
  const started: Component[] = []
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= stopAll([...started].reverse(), log, stopLimitMs))
  for (const component of components) {
    // Before its start: a component that failed half-way has something to stop too.
    started.push(component)
    const startedAt = performance.now()
    try {
      await component.start()
    } catch (error) {
      await stop()
      throw new StartError(component.name, error)
    }
    log.debug({ component: component.name, ms: Math.round(performance.now() - startedAt) }, 'started')
  }
  return { stop }
}

async function stopAll(components: readonly Component[], log: Log, limitMs: number): Promise<void> {
  for (const component of components) {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), limitMs)
    })
    try {
      const result = await Promise.race([component.stop(), limit])
      if (result === 'late') log.error({ component: component.name, limitMs }, 'did not stop in time')
      else log.debug({ component: component.name }, 'stopped')
    } catch (err) {
      log.error({ component: component.name, err }, 'failed to stop')
    } finally {
      clearTimeout(timer)
    }
  }
}
