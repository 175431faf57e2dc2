// Secrets that we make and how they are kept: random, shown once, SHA-256 at rest (they are random, so a slow hash adds nothing).
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 24
const ID_BYTES = 6

/** 192 bits as base64url. */
export function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** Public part of a token: 12 hex digits. */
export function randomId(): string {
  return randomBytes(ID_BYTES).toString('hex')
}

/** SHA-256, hex. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares in constant time. */
export function sameDigest(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex')
  const right = Buffer.from(b, 'hex')
  return left.length === right.length && timingSafeEqual(left, right)
}
