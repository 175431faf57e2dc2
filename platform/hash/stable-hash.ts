// A small, fast, seedless 64-bit string hash in plain arithmetic, the same on every machine and run.
// For identities and partitions only; never for secrets (those use node:crypto).

/**
 * Hashes text to 16 lower-case hex digits.
 * Two 32-bit lanes multiplied as in cyrb53 (public domain, github.com/bryc/code), both lanes kept: 64 bits, so that a million
 * identities collide with a chance of about 3e-8.
 */
export function stableHash(text: string): string {
  return hex(lanes(text))
}

/** Hashes text to an unsigned 32-bit number. */
export function stableHash32(text: string): number {
  return lanes(text)[1]
}

/** The hash of a text that comes in parts: `stableHash` of the whole, without having it at once. */
export class StableHash {
  #lanes: Lanes = START

  add(text: string): void {
    this.#lanes = mix(this.#lanes, text)
  }

  digest(): string {
    return hex(settle(this.#lanes))
  }
}

type Lanes = readonly [number, number]

const START: Lanes = [0xdeadbeef, 0x41c6ce57]

function lanes(text: string): Lanes {
  return settle(mix(START, text))
}

function mix([one, two]: Lanes, text: string): Lanes {
  let [h1, h2] = [one, two]
  for (let i = 0; i < text.length; i++) {
    const ch = text.charCodeAt(i)
    h1 = Math.imul(h1 ^ ch, 2654435761)
    h2 = Math.imul(h2 ^ ch, 1597334677)
  }
  return [h1, h2]
}

function settle([one, two]: Lanes): Lanes {
  const h1 = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  const h2 = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return [h2 >>> 0, h1 >>> 0]
}

function hex([high, low]: Lanes): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
