// What a browser downloads before the first page is there: everything that index.html names, gzipped. Gate: shared budget of the console.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes, gzipped. A control room's browser loads this once a release; a phone on the road does it over a bad line. */
export const BUDGET = { js: 260_000, css: 45_000 } as const

export type FirstLoad = Readonly<Record<keyof typeof BUDGET, number>>

/**
 * @param dist folder of the built console
 * @returns gzipped bytes of the first load by kind; null when the console has not been built
 */
export function measureFirstLoad(dist: string): FirstLoad | null {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return null
  const load = { js: 0, css: 0 }
  for (const [, path = ''] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/gu)) {
    load[path.endsWith('.css') ? 'css' : 'js'] += gzipSync(readFileSync(join(dist, path))).length
  }
  return load
}
