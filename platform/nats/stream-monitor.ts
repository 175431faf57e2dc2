// Shows how full the streams are: a full MONITORING refuses every sender, a growing DEADLETTER is work for somebody.
import type { Component } from '../life-cycle/component.ts'
import { componentLog, type Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Bus } from './bus.ts'
import { streamConfigs } from './streams.ts'

const INTERVAL_MS = 10_000

/** @param deps.intervalMs between two looks at the streams */
export function createStreamMonitor(deps: {
  readonly bus: Bus
  readonly metrics: Metrics
  readonly log: Log
  readonly intervalMs?: number
}): Component {
  const { bus, metrics, intervalMs = INTERVAL_MS } = deps
  const log = componentLog(deps.log, 'stream monitor')
  const labels = ['stream'] as const
  const messages = metrics.gauge('nocturne_stream_messages', 'Messages in the stream.', labels)
  const bytes = metrics.gauge('nocturne_stream_bytes', 'Size of the stream.', labels)
  const limit = metrics.gauge('nocturne_stream_limit_bytes', 'Size at which the stream is full.', labels)
  const connected = metrics.gauge('nocturne_nats_connected', '1 while this process is connected to NATS.')
  let timer: NodeJS.Timeout | undefined
  let running = false

  async function look(): Promise<void> {
    connected.set(bus.connected() ? 1 : 0)
    for (const { name } of bus.connected() ? streamConfigs() : []) {
      const { config, state } = await bus.jsm.streams.info(name)
      messages.set({ stream: name }, state.messages)
      bytes.set({ stream: name }, state.bytes)
      limit.set({ stream: name }, config.max_bytes)
    }
  }

  async function lookAgain(): Promise<void> {
    // A look that failed shows old values until the next; the connection's own log says why.
    await look().catch((err: unknown) => log.debug({ err }, 'the streams could not be looked at'))
    if (running) timer = setTimeout(() => void lookAgain(), intervalMs).unref()
  }

  return {
    name: 'stream monitor',
    async start() {
      if (running) return
      running = true
      await lookAgain()
    },
    async stop() {
      running = false
      clearTimeout(timer)
    },
  }
}
