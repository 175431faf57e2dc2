import { describe, expect, it } from 'vitest'
import { firstSourceLines } from './first-source-lines.ts'

describe('firstSourceLines', () => {
  it('names the host, port and scheme that the page was opened at', () => {
    const texts = firstSourceLines(new URL('https://noc.example:8443/live?q=x')).map(({ text }) => text)
    expect(texts[0]).toContain('curl -X POST https://noc.example:8443/api/v2/alerts ')
    expect(texts[1]).toContain("targets: ['noc.example:8443']")
    expect(texts[1]).toContain('scheme: https')
    expect(texts[2]).toContain(' noc.example:1162 ')
  })

  it('the JSON of the curl line is JSON', () => {
    const body = /-d '(.*)'$/u.exec(firstSourceLines(new URL('http://127.0.0.1:8480/'))[0]?.text ?? '')?.[1] ?? ''
    expect(JSON.parse(body)).toHaveLength(1)
  })
})
