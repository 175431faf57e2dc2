import { describe } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'
import { EPOCH } from '../../../test/support/virtual-engine.ts'

const SECOND = 1_000
const port = { ifIndex: 3 }

describe('hold-down', () => {
  scenario('clears after 20 s => resolves without a page', (s) => {
    s.topology('a > b')
    s.at(0).trap('a', 'linkDown', port)
    s.at(20).trapClear('a', 'linkDown', port)
    s.at(120).wantIncidents({ state: 'resolved', pagedAt: null })
  })

  scenario('lasts => pages after 30 s, once', (s) => {
    s.topology('a > b')
    s.at(0).trap('a', 'linkDown', port)
    s.at(29).wantOpen({ pagedAt: null })
    s.at(31).wantOpen({ pagedAt: EPOCH + 30 * SECOND })
    s.at(200).wantOpen({ pagedAt: EPOCH + 30 * SECOND })
  })

  scenario('clears in time and comes back => the hold-down begins anew', (s) => {
    s.topology('a > b')
    s.at(0).trap('a', 'linkDown', port)
    s.at(20).trapClear('a', 'linkDown', port)
    s.at(25).trap('a', 'linkDown', port)
    s.at(54).wantOpen({ pagedAt: null })
    s.at(56).wantOpen({ pagedAt: EPOCH + 55 * SECOND })
  })

  scenario('a third CI => pages without waiting', (s) => {
    s.topology('a > b-[1..3]')
    s.at(0).trap('a', 'HostDown')
    s.at(1).trap('b-1', 'HostDown')
    s.at(3).wantOpen({ pagedAt: null })
    s.at(4).trap('b-2', 'HostDown')
    s.at(6).wantOpen({ pagedAt: EPOCH + 4 * SECOND })
  })

  scenario('a critical service is down => P1 pages at once', (s) => {
    s.topology('db > shop')
    s.ci('shop', { type: 'service', criticality: 5 })
    s.at(0).trap('db', 'HostDown', { severity: 'critical' })
    s.at(1).wantOpen({ priority: 'P1', pagedAt: EPOCH })
  })

  scenario('a restart of the engine within the hold-down => pages all the same', (s) => {
    s.topology('a > b')
    s.at(0).trap('a', 'linkDown', port)
    s.at(10).restart()
    s.at(31).wantOpen({ pagedAt: EPOCH + 30 * SECOND })
  })
})
