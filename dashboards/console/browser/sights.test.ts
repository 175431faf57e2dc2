// A page that no test looks at does not exist: each route of the console has something to see in the table.
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REDIRECTS, SIGHTS } from './sights.ts'

const read = (file: string) => readFileSync(join(import.meta.dirname, '../src', file), 'utf8')
const routes = [
  ...[...read('app.tsx').matchAll(/<Route\s+path="([^"]+)"/gu)].map(([, path = '']) => path),
  ...[...read('pages.ts').matchAll(/\bpath: '([^']+)'/gu)].map(([, path = '']) => path),
]

describe('sights', () => {
  it('has every route of app.tsx and pages.ts, and no other', () => {
    expect(routes, 'found in the sources').toEqual(
      expect.arrayContaining(['/login', '/live', '/incidents/:id', '/cmdb']),
    )
    const known = [...Object.keys(SIGHTS), ...REDIRECTS].filter((route) => route !== '*')
    expect(known.sort(), 'routes in browser/sights.ts').toEqual([...new Set(routes)].sort())
  })

  it('shows each page at an address of its own route', () => {
    for (const [route, sights] of Object.entries(SIGHTS)) {
      if (route === '*') continue
      const pattern = new RegExp(`^${route.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u')
      expect(sights.length, `${route} has something to see`).toBeGreaterThan(0)
      for (const { path } of sights) expect(path.split('?', 1)[0]).toMatch(pattern)
    }
  })

  it('names each sight once', () => {
    const names = Object.values(SIGHTS).flatMap((sights) => sights.map(({ name }) => name))
    expect(names).toEqual([...new Set(names)])
  })
})
