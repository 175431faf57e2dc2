// `nocturne import` from the command line to its exit code, against small servers that answer as Nocturne, NetBox and Prometheus do.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SourceFile } from '../formats/reading.ts'
import { aResult } from '../import.test-support.ts'
import { readInventory } from '../read-inventory.ts'
import { runImport } from './run-import.ts'

const GOOD = fileURLToPath(new URL('../formats/fixtures/good/', import.meta.url))
const DONE = { ...aResult(), format: 'csv', guessed: true, instance: 'csv', scope: 'full', read: { cis: 3, relationships: 2 }, notes: [] } // prettier-ignore

interface Answer {
  readonly status: number
  readonly body: unknown
}
interface Asked {
  readonly url: string
  readonly authorization: string | undefined
  readonly body: Buffer
}

let folder: string
let servers: Server[]
let printed: { out: string; err: string }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nocturne-import-'))
  servers = []
  printed = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true))
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

async function serve(answer: (asked: Asked) => Answer): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const handle = async (request: IncomingMessage): Promise<Answer> => {
    const { authorization } = request.headers
    const one = { url: request.url ?? '', authorization, body: await buffer(request) }
    asked.push(one)
    return answer(one)
  }
  const server = createServer((request, response) => {
    void handle(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked } // it listens
}

const nocturne = (status: number, body: unknown) => serve(() => ({ status, body }))
const problem = (status: number, code: string, more: object = {}) =>
  nocturne(status, { status, code, detail: `about ${code}`, ...more })
const filesIn = (asked: Asked | undefined) =>
  (JSON.parse(gunzipSync(asked?.body ?? Buffer.alloc(0)).toString()) as { files: SourceFile[] }).files

describe('files to a server', () => {
  it('sends all files with the token, prints the difference, ends with 0', async () => {
    const { url, asked } = await nocturne(200, DONE)
    const options = ['--url', url, '--dry-run', '--instance', 'sheet']
    expect(await runImport([join(GOOD, 'csv'), ...options], { NOCTURNE_TOKEN: 'noc_1' })).toBe(0)
    expect(asked[0]?.url).toBe('/api/v1/cmdb/imports?scope=full&dryRun=true&instance=sheet')
    expect(asked[0]?.authorization).toBe('Bearer noc_1')
    expect(filesIn(asked[0]).map(({ name }) => name)).toEqual(['cis.csv', 'pairs.csv'])
    expect(printed.out).toContain('criticality: 3 -> 4')
  })

  it('--json prints the answer as it came', async () => {
    const { url } = await nocturne(200, DONE)
    expect(await runImport([join(GOOD, 'csv'), '--url', url, '--json', '--quiet'], {})).toBe(0)
    expect(JSON.parse(printed.out)).toEqual(JSON.parse(JSON.stringify(DONE)))
    expect(printed.err).toBe('')
  })

  it('prints the faults and how many more there are, ends with 1', async () => {
    const errors = Array.from({ length: 60 }, (_one, n) => ({ pointer: `a.csv:${n + 2}`, detail: 'is empty' }))
    const { url } = await problem(422, 'import_refused', { errors, errorCount: 70 })
    expect(await runImport([join(GOOD, 'csv'), '--url', url], {})).toBe(1)
    expect(printed.err).toMatch(/about import_refused\n {2}a\.csv:2: is empty\n/)
    expect(printed.err).toContain('a.csv:51: is empty\n  ... and 20 more\n')
  })

  it.each([
    ['no token', 401, 'unauthenticated', {}, 'a token is needed'],
    ['a wrong token', 401, 'unauthenticated', { NOCTURNE_TOKEN: 'x' }, 'unknown, revoked or expired'],
    ['a token without the scope', 403, 'forbidden', { NOCTURNE_TOKEN: 'x' }, 'needs the scope cmdb:write'],
    ['a process without ingest', 404, 'not_found', { NOCTURNE_TOKEN: 'x' }, 'takes no imports'],
    ['no owner', 503, 'unavailable', { NOCTURNE_TOKEN: 'x' }, 'about unavailable'],
  ])('%s', async (_name, status, code, env, words) => {
    const { url } = await problem(status, code)
    expect(await runImport([join(GOOD, 'csv'), '--url', url], env)).toBe(1)
    expect(printed.err).toContain(words)
  })

  it('another server', async () => {
    const { url } = await nocturne(200, '<html>hello</html>')
    expect(await runImport([join(GOOD, 'csv'), '--url', url], {})).toBe(1)
    expect(printed.err).toContain('not as Nocturne does')
  })

  it('no server', async () => {
    expect(await runImport([join(GOOD, 'csv'), '--url', 'http://127.0.0.1:1'], {})).toBe(1)
    expect(printed.err).toMatch(/cannot reach http:\/\/127\.0\.0\.1:1: .*Is Nocturne running there/)
  })
})

describe('--check', () => {
  it('good files, without a server', async () => {
    expect(await runImport(['--check', join(GOOD, 'netbox')], {})).toBe(0)
    expect(printed.out).toContain('netbox (recognised): the files are right')
    expect(printed.out).toContain('Nothing was sent.')
  })

  it.each([
    ['faults', 'cis.json', '{"cis": [\n{}, {}]}', '2 faults in the files (format cmdb)\n  cis.json:2 cis[0].id'],
    ['an unknown format', 'x.txt', 'hello', 'the format is not recognised'],
  ])('%s', async (_name, name, text, words) => {
    writeFileSync(join(folder, name), text)
    expect(await runImport(['--check', join(folder, name)], {})).toBe(1)
    expect(printed.err).toContain(words)
  })

  it('files that cannot be read, and folders without any', async () => {
    writeFileSync(join(folder, 'bad.csv'), Buffer.from([0xff, 0xff]))
    expect(await runImport(['--check', join(folder, 'bad.csv'), '/nonexistent/x.csv', GOOD], {})).toBe(1)
    expect(printed.err).toMatch(/bad\.csv: is not utf-8.*\n.*x\.csv: cannot be read: ENOENT.*\n.*has no file like/)
  })
})

describe('reading a tool itself', () => {
  const netboxFile = (name: string) =>
    JSON.parse(readFileSync(join(GOOD, 'netbox', name), 'utf8')) as { results: unknown[] }
  const devices = ['dcim_devices-1.json', 'dcim_devices-2.json'].flatMap((name) => netboxFile(name).results)

  /** Answers as NetBox does, three devices a page. */
  function netbox({ url, authorization }: Asked): Answer {
    if (authorization !== 'Token nb') return { status: 403, body: { detail: 'Invalid token' } }
    const { pathname, searchParams } = new URL(url, 'http://netbox.example')
    const endpoint = /^\/api\/(.*)\/$/.exec(pathname)?.[1] ?? ''
    if (endpoint === 'dcim/devices') {
      const offset = Number(searchParams.get('offset'))
      const next = 'http://inside.example/api/dcim/devices/?offset=3'
      return { status: 200, body: { count: devices.length, next, results: devices.slice(offset, offset + 3) } }
    }
    if (endpoint === 'dcim/cables') return { status: 200, body: netboxFile('dcim_cables.json') }
    return endpoint === 'circuits/circuits'
      ? { status: 404, body: {} }
      : { status: 200, body: { count: 0, next: null, results: [] } }
  }

  it('NetBox, page by page at the address given', async () => {
    const { url, asked } = await serve(netbox)
    const own = await nocturne(200, DONE)
    const options = ['--format', 'netbox', '--from', `${url}/`, '--from-token', 'nb', '--url', own.url]
    expect(await runImport(options, { NOCTURNE_TOKEN: 'noc_1' })).toBe(0)
    const pages = asked.filter((one) => one.url.startsWith('/api/dcim/devices/'))
    expect(pages.map((one) => new URL(one.url, url).searchParams.get('offset'))).toEqual(['0', '3', '6', '9', '12'])
    const { reading } = readInventory(filesIn(own.asked[0]), 'netbox')
    expect(reading.ok && reading.facts.cis.filter(({ key }) => key.startsWith('device:'))).toHaveLength(12)
    expect(printed.err).toContain('dcim/devices: 14 of 14')
    expect(own.asked[0]?.authorization, "NetBox's token stays with NetBox").toBe('Bearer noc_1')
  })

  it.each([
    ['prometheus', '/api/v1/targets?state=active', 'prometheus/targets.json'],
    ['kubernetes', '/api/v1/query?query=', 'kubernetes-query/query.json'],
  ])('Prometheus, for %s', async (format, path, fixture) => {
    const { url, asked } = await nocturne(200, readFileSync(join(GOOD, fixture), 'utf8'))
    expect(await runImport(['--format', format, '--from', url, '--check'], {})).toBe(0)
    expect(asked.map((one) => one.url.startsWith(path))).toEqual([true])
    expect(printed.out).toContain(`${format}: the files are right`)
  })

  it.each([
    ['a wrong token', netbox, 'answered 403: it wants another token'],
    ['a page that is no JSON', () => ({ status: 200, body: '<html>' }), 'did not answer with JSON'],
    ['an address of something else', () => ({ status: 404, body: {} }), 'answered 404: is the address right?'],
  ])('%s => nothing is sent', async (_name, answer, words) => {
    const { url } = await serve(answer)
    expect(await runImport(['--format', 'netbox', '--from', url, '--url', 'http://127.0.0.1:1'], {})).toBe(1)
    expect(printed.err).toContain(words)
    expect(printed.err).toContain('Nothing was changed.')
  })
})
