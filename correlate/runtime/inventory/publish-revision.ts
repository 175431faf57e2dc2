// A revision of the inventory -> CHANGES, for the writer: the revision itself and the history of each CI that it changed.
import type { Bus } from '../../../platform/nats/bus.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { ChangeEntity } from '../../contract/change.ts'
import type { Revision } from '../../inventory/revision-of.ts'
import type { Lease } from '../lease/partition-lease.ts'
import { entityMessages } from '../publish/change-messages.ts'
import { createChangePublisher } from '../publish/change-publisher.ts'
import type { RuntimeSettings } from '../runtime-settings.ts'

/** The inventory has no partition; consumers do not read it. */
const PARTITION = 0

export type PublishSettings = Pick<
  RuntimeSettings,
  'publishWindow' | 'publishWindowBytes' | 'publishTimeoutMs' | 'retryMs'
>

/** @returns what puts a revision on CHANGES. It rejects with FencedError when the lease is lost */
export function revisionPublisher(deps: {
  readonly bus: Bus
  readonly lease: Lease
  readonly settings: PublishSettings
  readonly log: Log
}): { readonly publish: (revision: Revision) => Promise<void>; readonly abandon: () => void } {
  const { bus, lease, settings, log } = deps
  const publisher = createChangePublisher({
    bus,
    fence: lease.fence,
    mayPublish: () => lease.held(),
    windowMessages: settings.publishWindow,
    windowBytes: settings.publishWindowBytes,
    timeoutMs: settings.publishTimeoutMs,
    retryMs: settings.retryMs,
    log,
  })

  async function send(entity: ChangeEntity, { revision: { revision, at, epoch } }: Revision, items: readonly object[]) {
    // By the beginning too: numbers start again when the inventory was lost.
    const id = (chunk: number) => `inventory:${epoch}:${revision}:${entity}:${chunk}`
    const messages = entityMessages({ partition: PARTITION, causeSeq: revision, at }, entity, items, id)
    for (const message of messages) {
      if (message.oversized) log.error({ messageId: message.messageId }, 'a change of a CI is too large to be told of')
      else await publisher.send(message)
    }
  }

  return {
    async publish(revision) {
      await send('ci_history', revision, revision.history)
      // Last: who sees the revision finds its changes.
      await send('inventory', revision, [revision.revision])
      await publisher.settled()
    },
    abandon: () => publisher.abandon(),
  }
}
