import { describe, expect, it } from 'vitest'
import { firstSourceLines } from './first-source-lines.ts'

const TRAPS = { host: '0.0.0.0', port: 9162, community: 'public' }
const PAGE = new URL('https://noc.example:8443/live?q=x')

describe('firstSourceLines', () => {
  it('names the host, port and scheme that the page was opened at, and the port that traps are received at', () => {
    const texts = firstSourceLines(PAGE, TRAPS, null).map(({ text }) => text)
    expect(texts[0]).toContain('curl -X POST https://noc.example:8443/api/v2/alerts ')
    expect(texts[0]).toContain('Bearer $NOCTURNE_INGEST_TOKEN')
    expect(texts[1]).toContain("targets: ['noc.example:8443']")
    expect(texts[1]).toContain('scheme: https')
    expect(texts[2]).toContain(' -c public noc.example:9162 ')
  })

  it('a token that was made stands in the lines', () => {
    const [http, prometheus] = firstSourceLines(PAGE, TRAPS, 'noc_1_x')
    expect(http?.text).toContain('Bearer noc_1_x')
    expect(prometheus?.text).toContain("credentials: 'noc_1_x'")
  })

  it.each([
    ['a receiver at one address', { ...TRAPS, host: '10.0.0.4' }, ' 10.0.0.4:9162 '],
    ['IPv6', { ...TRAPS, host: '2001:db8::4' }, ' udp6:[2001:db8::4]:9162 '],
    ['a community that is a secret', { ...TRAPS, community: null }, ' -c $COMMUNITY '],
  ])('%s', (_name, traps, part) => {
    expect(firstSourceLines(PAGE, traps, null)[2]?.text).toContain(part)
  })

  it('no receiver => no line for traps', () => {
    expect(firstSourceLines(PAGE, null, null).map(({ id }) => id)).toEqual(['http', 'prometheus'])
  })

  it('the JSON of the curl line is JSON', () => {
    const [http] = firstSourceLines(new URL('http://127.0.0.1:8480/'), null, null)
    const body = /-d '(.*)'$/u.exec(http?.text ?? '')?.[1] ?? ''
    expect(JSON.parse(body)).toHaveLength(1)
  })
})
