// Tells the shared table every few seconds what this process or thread has heard.
import type { Component } from '../../platform/life-cycle/component.ts'
import type { HeartbeatPolicy } from './heartbeat-policy.ts'
import type { SourceBook } from './source-book.ts'
import type { SourceTable } from './source-table.ts'

export interface SourceTeller extends Component {
  /** Tells now. */
  flush(): Promise<void>
}

export function createSourceTeller(book: SourceBook, table: SourceTable, policy: HeartbeatPolicy): SourceTeller {
  let timer: NodeJS.Timeout | undefined
  let telling = Promise.resolve()

  async function tell(): Promise<void> {
    const taken = book.take()
    if (taken.size > 0) book.putBack(await table.add(taken))
  }

  function flush(): Promise<void> {
    telling = telling.then(tell)
    return telling
  }

  return {
    name: 'teller of senders',
    flush,
    async start() {
      if (timer !== undefined) return
      await table.start()
      timer = setInterval(() => void flush(), policy.flushEveryMs)
      timer.unref()
    },
    async stop() {
      if (timer === undefined) return
      clearInterval(timer)
      timer = undefined
      await flush()
      await table.stop()
    },
  }
}
