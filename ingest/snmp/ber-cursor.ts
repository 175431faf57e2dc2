// Walks strict BER (definite lengths, everything inside its parent) without copying. Never throws: next() says whether it fits.

/** A position in a buffer, bounded by the end of the surrounding value. */
export class BerCursor {
  readonly buffer: Buffer
  /** Where the next value begins. */
  at: number
  readonly end: number
  /** Of the last value read by next(). */
  tag = 0
  start = 0
  length = 0

  constructor(buffer: Buffer, at: number, end: number) {
    this.buffer = buffer
    this.at = at
    this.end = end
  }

  get done(): boolean {
    return this.at === this.end
  }

  /** Steps over the next value of the given tag. @returns false when there is none, or its length does not fit */
  next(tag: number): boolean {
    return this.nextAny() && this.tag === tag
  }

  /** Steps over the next value of any tag: low tag numbers, definite lengths of at most four octets. */
  nextAny(): boolean {
    const { buffer, end } = this
    let at = this.at
    if (end - at < 2) return false
    const tag = buffer[at++] ?? 0
    if ((tag & 0x1f) === 0x1f) return false
    let length = buffer[at++] ?? 0
    if (length >= 0x80) {
      const octets = length & 0x7f
      if (octets === 0 || octets > 4 || end - at < octets) return false
      length = 0
      for (let i = 0; i < octets; i++) length = length * 256 + (buffer[at++] ?? 0)
    }
    if (length > end - at) return false
    this.tag = tag
    this.start = at
    this.length = length
    this.at = at + length
    return true
  }

  /** Steps over an INTEGER that fits 32 bits, signed or not. @returns undefined when it is none */
  integer(): number | undefined {
    if (!this.next(0x02) || this.length === 0 || this.length > 5) return undefined
    return this.buffer.readIntBE(this.start, this.length)
  }

  /** The inside of the last value. */
  inside(): BerCursor {
    return new BerCursor(this.buffer, this.start, this.at)
  }

  /** The bytes of the last value: a view, no copy. */
  bytes(): Buffer {
    return this.buffer.subarray(this.start, this.at)
  }
}
