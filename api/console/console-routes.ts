// The console's files, built by vite into dist/console. Every address that a person may have in the bar shows the console; what belongs to
// programs never does, for tools take a 200 there for an answer (Grafana asks /alertmanager/api/v2/status who we are).
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HttpProblem } from '../../platform/http/problem.ts'
import { packageRoot } from '../../platform/package-root/package-root.ts'

const YEAR_S = 365 * 24 * 60 * 60
/** First parts of addresses that are for programs. */
const PROGRAMS = new Set(['api', 'alertmanager', 'am', 'ingest', 'metrics', 'livez', 'readyz', 'startupz', '-', 'v1'])
/** Vite puts what it names by content here. */
const HASHED = 'assets/'

const NOT_BUILT = 'The console is not built: run "npm run build:console" and load this page again.\n'

/** @param root folder of the built console */
export const consoleRoutes =
  (root: string = join(packageRoot(), 'dist', 'console')): FastifyPluginAsync =>
  async (app) => {
    await app.register(fastifyStatic, { root, serve: false, cacheControl: false, index: false, preCompressed: true })

    app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
      const path = decodedPath(request)
      if (path === null || PROGRAMS.has(path.split('/', 1)[0] ?? '')) throw notFound(request)
      if (path !== '' && path !== 'index.html' && existsSync(join(root, path)) && !path.endsWith('/')) {
        return sendFile(path, reply)
      }
      if (path.startsWith(HASHED) || !isNavigation(request)) throw notFound(request)
      if (!existsSync(join(root, 'index.html')))
        return reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
      return sendFile('index.html', reply)
    })
  }

function sendFile(path: string, reply: FastifyReply): FastifyReply {
  const forEver = path.startsWith(HASHED)
  return reply
    .header('cache-control', forEver ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
    .header('vary', 'accept-encoding')
    .sendFile(path)
}

/** The path without its slash; null when it is no honest one. */
function decodedPath({ url }: FastifyRequest): string | null {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '').slice(1)
    return path.includes('\0') || path.split(/[/\\]/).includes('..') ? null : path
  } catch {
    return null
  }
}

/** A person's browser going somewhere, not a script or a tool asking for data. */
function isNavigation({ headers }: FastifyRequest): boolean {
  const mode = headers['sec-fetch-mode']
  if (mode !== undefined) return mode === 'navigate'
  return headers.accept?.includes('text/html') ?? false
}

function notFound(request: FastifyRequest): HttpProblem {
  return new HttpProblem(404, 'not_found', `${request.method} ${request.url.split('?', 1)[0] ?? ''} does not exist.`)
}
