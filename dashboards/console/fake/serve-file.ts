// Serves the built console as the api role does: unknown paths are the console's own pages, and the CSP allows no inline script or style.
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** Stricter than needed nowhere: the console must run with exactly this. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export async function serveFile(dist: string, path: string, response: ServerResponse): Promise<void> {
  const name = extname(path) === '' ? '/index.html' : normalize(path)
  try {
    const body = await readFile(join(dist, name))
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'content-security-policy': STRICT_CSP }).end(body)
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found: build the console first')
  }
}
