// Answers requests to take a dead letter in again. One of the ingest processes answers each.
import type { Component } from '../../platform/life-cycle/component.ts'
import { componentLog, type Log } from '../../platform/log/log.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { LETTER_RETRY_SUBJECT, type LetterRetry, type LetterRetryAnswer } from '../contract/letter-retry.ts'
import { retryLetter, type RetryDeps } from './retry-letter.ts'

export function createLetterRetrier(deps: RetryDeps & { readonly bus: Bus; readonly log: Log }): Component {
  const log = componentLog(deps.log, 'letter retry')
  let subscription: ReturnType<Bus['nc']['subscribe']> | undefined

  async function answer(letter: LetterRetry): Promise<LetterRetryAnswer> {
    try {
      return await retryLetter(deps, letter)
    } catch (error) {
      log.error({ err: error, source: letter.source }, 'a dead letter could not be taken in again')
      return { outcome: 'refused', detail: error instanceof Error ? error.message : String(error) }
    }
  }

  return {
    name: 'letter retry',
    start() {
      subscription ??= deps.bus.nc.subscribe(LETTER_RETRY_SUBJECT, {
        queue: 'ingest',
        callback: (_error, message) => {
          // The API alone sends here, and speaks the contract.
          void answer(message.json<LetterRetry>()).then((said) => message.respond(JSON.stringify(said)))
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
