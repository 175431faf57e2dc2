// Messages out of a TCP stream (RFC 6587): octet counting (`104 <130>...`) and lines, told apart message by message, because senders mix them.

/** Longest message, octets; RFC 5424 section 6.1 asks for 2,048 at least. */
export const MAX_MESSAGE = 64 * 1024

const LF = 0x0a
const SPACE = 0x20
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const MAX_COUNT_DIGITS = 6
/** No complete message is there yet. */
const MORE = Symbol('more')
const TOO_LONG = Symbol('too long')
type Next = string | typeof MORE | typeof TOO_LONG

export class SyslogFraming {
  #buffer: Buffer = Buffer.alloc(0)
  /** Skipping the rest of a line that is too long. */
  #skipping = false

  /**
   * Takes what came. @returns the messages that are complete now, and how many were dropped because they are too long
   */
  push(chunk: Buffer): { readonly messages: readonly string[]; readonly tooLong: number } {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk])
    const messages: string[] = []
    let tooLong = 0
    for (;;) {
      const next = this.#skipping ? this.#skipLine() : this.#next()
      if (next === MORE) return { messages, tooLong }
      if (next === TOO_LONG) tooLong++
      else if (next !== '') messages.push(next)
    }
  }

  /** What is left when the sender closes: a last line without its end. */
  rest(): string {
    const text = this.#skipping ? '' : this.#buffer.toString('utf8').trim()
    this.#buffer = Buffer.alloc(0)
    return text
  }

  #next(): Next {
    const buffer = this.#buffer
    if (buffer.length === 0) return MORE
    const counted = this.#counted(buffer)
    if (counted !== undefined) return counted
    const end = buffer.indexOf(LF)
    if (end < 0 && buffer.length <= MAX_MESSAGE) return MORE
    if (end < 0) {
      this.#skipping = true
      this.#buffer = Buffer.alloc(0)
      return TOO_LONG
    }
    this.#buffer = buffer.subarray(end + 1)
    return end > MAX_MESSAGE ? TOO_LONG : buffer.subarray(0, end).toString('utf8').trim()
  }

  /** A message with its length before it; undefined when it has none. */
  #counted(buffer: Buffer): Next | undefined {
    let at = 0
    while (at < buffer.length && at <= MAX_COUNT_DIGITS && isDigit(buffer[at])) at++
    if (at === 0) return undefined
    if (at === buffer.length && at <= MAX_COUNT_DIGITS) return MORE
    if (buffer[at] !== SPACE) return undefined
    const length = Number(buffer.subarray(0, at).toString('latin1'))
    if (length > MAX_MESSAGE) {
      this.#skipping = true
      this.#buffer = buffer.subarray(at)
      return TOO_LONG
    }
    if (buffer.length < at + 1 + length) return MORE
    this.#buffer = buffer.subarray(at + 1 + length)
    return buffer
      .subarray(at + 1, at + 1 + length)
      .toString('utf8')
      .trim()
  }

  #skipLine(): Next {
    const end = this.#buffer.indexOf(LF)
    this.#buffer = end < 0 ? Buffer.alloc(0) : this.#buffer.subarray(end + 1)
    if (end < 0) return MORE
    this.#skipping = false
    return ''
  }
}

function isDigit(octet: number | undefined): boolean {
  return octet !== undefined && octet >= DIGIT_0 && octet <= DIGIT_9
}
