// A role in a worker thread, as a Component of the main thread. When the thread dies it is started again after a pause, so that a fault in
// one role does not end the process.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Log } from '../log/log.ts'
import type { ThreadMetrics } from '../metrics/aggregate.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { createBackoff } from './backoff.ts'
import type { Component } from './component.ts'
import type { FromThread, ToThread } from './role-thread-messages.ts'

export interface RoleThread extends Component {
  /** Whether the role works now: false while it starts again. */
  ready(): boolean
  /** What the role told with its last `ready`. */
  info(): unknown
  /** The thread's metrics; null when it does not answer in time. */
  metrics(): Promise<ThreadMetrics | null>
}

export interface RoleThreadOptions {
  /** Role word, for logs and metrics. */
  readonly name: string
  /** File that calls hostRole: see threadEntry. */
  readonly entry: URL
  /** Plain data for the role: its settings and the address of NATS. */
  readonly workerData: unknown
  readonly log: Log
  readonly metrics: Metrics
  /** After it the thread is ended. */
  readonly stopLimitMs?: number
  readonly backoff?: { readonly firstMs: number; readonly longestMs: number; readonly quietMs: number }
}

const DEFAULT_BACKOFF = { firstMs: 250, longestMs: 15_000, quietMs: 60_000 }
const DEFAULT_STOP_LIMIT_MS = 8_000
const METRICS_LIMIT_MS = 1_000

/** The entry file beside the caller: `.ts` when run from the sources, `.js` from dist/. */
export function threadEntry(base: string, callerUrl: string): URL {
  return new URL(`${base}${callerUrl.endsWith('.ts') ? '.ts' : '.js'}`, callerUrl)
}

export function createRoleThread(options: RoleThreadOptions): RoleThread {
  const { name } = options
  const log = options.log.child({ component: name })
  const restarts = options.metrics.counter(
    'nocturne_role_thread_restarts_total',
    'Worker threads that died and were started again.',
    ['role'],
  )
  restarts.inc({ role: name }, 0)
  const backoff = createBackoff(options.backoff ?? DEFAULT_BACKOFF)
  const asked = new Map<number, (metrics: ThreadMetrics | null) => void>()
  let worker: Worker | undefined
  let isReady = false
  let info: unknown = null
  let stopping = false
  let restartTimer: NodeJS.Timeout | undefined
  let starting: Promise<void> | undefined
  let lastQuestion = 0

  /** Resolves at the thread's `ready`, rejects when it ends before. Afterwards its end leads to a restart. */
  function launch(): Promise<void> {
    const thread = openThread(options.entry, { name, workerData: options.workerData })
    worker = thread
    return new Promise((resolve, reject) => {
      let failure: unknown = new Error(`thread ${name} ended before it was ready`)
      thread.on('message', (message: FromThread) => {
        if (message.type === 'ready') {
          isReady = true
          info = message.info
          resolve()
        } else if (message.type === 'failed') failure = new Error(message.message)
        else asked.get(message.id)?.(message.metrics)
      })
      thread.on('error', (error) => (failure = error))
      thread.on('exit', () => {
        const wasReady = isReady
        isReady = false
        worker = undefined
        for (const answer of asked.values()) answer(null)
        reject(failure instanceof Error ? failure : new Error(String(failure)))
        if (wasReady && !stopping) restart(failure)
      })
    })
  }

  function restart(cause: unknown): void {
    const pauseMs = backoff.next(performance.now())
    log.error({ err: cause, pauseMs }, 'the thread died; it is started again')
    restarts.inc({ role: name })
    restartTimer = setTimeout(() => {
      launch().then(
        () => log.info('the thread works again'),
        (error: unknown) => {
          if (!stopping) restart(error)
        },
      )
    }, pauseMs)
  }

  function ask(thread: Worker, message: ToThread): void {
    thread.postMessage(message)
  }

  return {
    name,
    start() {
      stopping = false
      starting ??= launch()
      return starting
    },
    async stop() {
      stopping = true
      starting = undefined
      clearTimeout(restartTimer)
      const thread = worker
      if (thread === undefined) return
      const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
      ask(thread, { type: 'stop' })
      const limit = setTimeout(() => {
        log.warn('the thread did not stop in time and was ended')
        void thread.terminate()
      }, options.stopLimitMs ?? DEFAULT_STOP_LIMIT_MS)
      await ended
      clearTimeout(limit)
    },
    ready: () => isReady,
    info: () => info,
    metrics() {
      const thread = worker
      if (thread === undefined || !isReady) return Promise.resolve(null)
      const id = ++lastQuestion
      return new Promise((resolve) => {
        const answer = (metrics: ThreadMetrics | null): void => {
          clearTimeout(limit)
          asked.delete(id)
          resolve(metrics)
        }
        const limit = setTimeout(() => answer(null), METRICS_LIMIT_MS)
        asked.set(id, answer)
        ask(thread, { type: 'metrics', id })
      })
    },
  }
}

/** Node runs no TypeScript by itself before version 22, and tsx reaches threads only when asked in each; it is there when the sources are. */
export function openThread(entry: URL, options: WorkerOptions): Worker {
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, options)
  const tsxPackage = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  // By file: require.resolve finds the CommonJS variant under the public name.
  const tsx = new URL('./dist/esm/api/index.mjs', tsxPackage).href
  const source = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}) })`
  return new Worker(source, { ...options, eval: true, execArgv: [] })
}
