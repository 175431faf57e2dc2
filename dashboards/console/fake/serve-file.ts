// Serves the built console as the api role does: unknown paths are the console's own pages, the same policy of what they may load goes with
// them, and what vite names by its content is fetched once.
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { CONTENT_SECURITY_HEADER } from '../../../platform/http/content-security-policy.ts'

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
    const keep = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    response.writeHead(200, {
      'content-type': type,
      'cache-control': keep,
      'content-security-policy': CONTENT_SECURITY_HEADER,
    })
    response.end(body)
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found: build the console first')
  }
}
