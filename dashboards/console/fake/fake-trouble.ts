// A server that is not well, for the tests of what pages say then.
import type { ServerResponse } from 'node:http'

/** Lists with nothing in them, counts of zero. */
const NOTHING = {
  ...{ items: [], nextCursor: null, total: 0, exported: 0 },
  ...{ buckets: [], from: 0, to: 3_600_000, bucketMs: 60_000 },
}

/** It answers with a fault, or it has nothing. */
export type FakeTrouble = 'failing' | 'empty'

export function answerInTrouble(trouble: FakeTrouble, response: ServerResponse): void {
  switch (trouble) {
    case 'failing':
      response.writeHead(500, { 'content-type': 'application/problem+json' })
      response.end('{"code":"internal_error","status":500}')
      return
    case 'empty':
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(NOTHING))
  }
}
