// A revision of the inventory -> CHANGES, for the writer: the revision itself and the history of each CI that it changed.
import type { ChangeEntity } from '../../contract/change.ts'
import type { Revision } from '../../inventory/revision-of.ts'
import { entityMessages } from '../publish/change-messages.ts'
import { createChangePublisher, type ChangePublisherDeps } from '../publish/change-publisher.ts'

/** The inventory has no partition; consumers do not read it. */
const PARTITION = 0

/** @returns what puts a revision on CHANGES. It rejects with FencedError when the lease is lost */
export function revisionPublisher(deps: ChangePublisherDeps): {
  readonly publish: (revision: Revision) => Promise<void>
  readonly abandon: () => void
} {
  const { log } = deps
  const publisher = createChangePublisher(deps)

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
