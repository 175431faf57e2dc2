import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUDGET, measureFirstLoad } from './size-budget.ts'

const load = measureFirstLoad(join(import.meta.dirname, '../../dist/console'))

describe('first load of the console', () => {
  it('says null when nothing is built', () => {
    expect(measureFirstLoad(join(import.meta.dirname, 'no-such-folder'))).toBeNull()
  })

  // Needs `npm run build:console` (npm test builds first).
  it.skipIf(load === null)('stays within the budget, gzipped', () => {
    expect(load?.js, 'no script was found: has index.html changed its shape?').toBeGreaterThan(50_000)
    expect(load?.css).toBeGreaterThan(5_000)
    expect(load?.js, 'first load JS, gzipped bytes').toBeLessThanOrEqual(BUDGET.js)
    expect(load?.css, 'first load CSS, gzipped bytes').toBeLessThanOrEqual(BUDGET.css)
  })
})
