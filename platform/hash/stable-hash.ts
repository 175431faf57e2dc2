// A small, fast, seedless 64-bit string hash in plain arithmetic, the same on every machine and run.
// For identities and partitions only; never for secrets (those use node:crypto).

/**
 * Hashes text to 16 lower-case hex digits.
 * Two 32-bit lanes multiplied as in cyrb53 (public domain, github.com/bryc/code), both lanes kept: 64 bits, so that a million
 * identities collide with a chance of about 3e-8.
 */
export function stableHash(text: string): string {
  const [high, low] = lanes(text)
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** Hashes text to an unsigned 32-bit number. */
export function stableHash32(text: string): number {
  return lanes(text)[1]
}

function lanes(text: string): readonly [number, number] {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const ch = text.charCodeAt(i)
    h1 = Math.imul(h1 ^ ch, 2654435761)
    h2 = Math.imul(h2 ^ ch, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return [h2 >>> 0, h1 >>> 0]
}
