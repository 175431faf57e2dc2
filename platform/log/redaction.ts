// Which log fields are never written. Names, not values: a secret under another name is a bug of the caller.

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'secret',
  'password',
  'pass',
  'authKey',
  'privKey',
  'community',
  'communities',
  'bootstrapToken',
  'csrf',
  'x-csrf-token',
] as const

/** Objects are logged at most this deep, so a secret is looked for at each of these depths. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'] as const

/** Paths for pino's `redact`: each secret field at each depth. */
export function redactPaths(): string[] {
  return DEPTHS.flatMap((prefix) => SECRET_FIELDS.map((field) => pathOf(prefix, field)))
}

function pathOf(prefix: string, field: string): string {
  if (!field.includes('-')) return `${prefix}${field}`
  return prefix === '' ? `["${field}"]` : `${prefix.slice(0, -1)}["${field}"]`
}
