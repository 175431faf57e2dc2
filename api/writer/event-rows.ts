// One message of monitoring.event.<partition> -> rows of table `events`.
import { decodeEvents } from '../../ingest/contract/codec.ts'
import { eventRow } from './rows/event-row.ts'
import type { SourceMessage } from './source-message.ts'
import type { TableRow } from './table-row.ts'

/** @throws when the payload is no event batch (a poison message) */
export function decodeEventRows(message: SourceMessage): readonly TableRow[] {
  const place = {
    seq: message.seq,
    partition: Number(message.subject.slice(message.subject.lastIndexOf('.') + 1)),
  }
  return decodeEvents(message.data).map((event, ordinal) => ({
    table: 'events',
    row: eventRow(event, place, ordinal, message.storedAtMs),
    entity: null,
  }))
}
