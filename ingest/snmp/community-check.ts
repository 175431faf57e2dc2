// Is the community one of ours? In constant time, so that answering times do not spell it out.
import { timingSafeEqual } from 'node:crypto'

/** Room for a community and its length; RFC 3584 section 5.1 sets no limit, 254 octets are more than agents allow. */
const WIDTH = 256

/** Builds the check. Every configured community is compared each time, in buffers of one length. */
export function createCommunityCheck(communities: readonly string[]): (community: Buffer) => boolean {
  const known = communities.map((text) => padded(Buffer.from(text, 'utf8'), Buffer.alloc(WIDTH)))
  const scratch = Buffer.alloc(WIDTH)
  return (community) => {
    const given = padded(community, scratch)
    let matches = 0
    for (const one of known) matches |= timingSafeEqual(one, given) ? 1 : 0
    return matches === 1 && community.length < WIDTH
  }
}

function padded(text: Buffer, into: Buffer): Buffer {
  into.fill(0)
  text.copy(into, 0, 0, WIDTH - 1)
  into[WIDTH - 1] = Math.min(text.length, WIDTH - 1)
  return into
}
