// Keeps refused datagrams in the dead-letter stream for the operator to look at: a few of each reason a second, or a flood of rubbish
// would become a flood of letters. Never throws, never waits.
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'
import { REFUSALS, type RefusalReason } from './refusal.ts'
import { TokenBucket } from './token-bucket.ts'

const PER_SECOND = 1
const BURST = 10
const MAX_UNDER_WAY = 100
/** Of the datagram, in octets: the header and the first varbinds. */
const MAX_OCTETS = 2048

export interface RefusedDatagram {
  readonly reason: RefusalReason
  readonly datagram: Buffer
  /** Octets that must not be kept: the community. */
  readonly secret?: Buffer
  readonly source: string
  /** Epoch ms. */
  readonly at: number
}

/**
 * Creates the sampler.
 * @param deps.publish stores one letter; its rejection is swallowed, the refusal is counted anyway
 * @param deps.suppressed called for each letter that was not kept
 */
export function createDeadLetterSampler(deps: {
  readonly publish: (letter: DeadLetter) => Promise<void>
  readonly suppressed: () => void
}): (refused: RefusedDatagram) => void {
  const buckets = new Map<RefusalReason, TokenBucket>()
  let underWay = 0

  return ({ reason, datagram, secret, source, at }) => {
    const bucket = buckets.get(reason) ?? new TokenBucket(PER_SECOND, BURST)
    buckets.set(reason, bucket)
    if (underWay >= MAX_UNDER_WAY || !bucket.take(at)) {
      deps.suppressed()
      return
    }
    underWay++
    const letter: DeadLetter = {
      room: 'ingest',
      reason,
      detail: REFUSALS[reason],
      at,
      source: 'snmp',
      sender: `udp:${source}`,
      payload: octetsOf(datagram, secret),
    }
    deps
      .publish(letter)
      .catch(() => deps.suppressed())
      .finally(() => underWay--)
  }
}

/** Hex of the datagram, the secret part blanked. */
function octetsOf(datagram: Buffer, secret: Buffer | undefined): string {
  if (secret === undefined) return datagram.subarray(0, MAX_OCTETS).toString('hex')
  const copy = Buffer.from(datagram)
  const start = secret.byteOffset - datagram.byteOffset
  copy.fill(0x2a, start, start + secret.length)
  return copy.subarray(0, MAX_OCTETS).toString('hex')
}
