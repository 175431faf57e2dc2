import { describe, expect, it } from 'vitest'
import { dropsOf } from './kernel-drops.ts'

const TABLE = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  277: 0100007F:048A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 29042 2 0000000000000000 2395
  278: 00000000:048A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 29043 2 0000000000000000 5
  499: 0100007F:0568 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 29041 2 0000000000000000 7
`

describe('dropsOf', () => {
  it('sums the drops of the sockets of one port', () => {
    expect([dropsOf(TABLE, 1162), dropsOf(TABLE, 1384), dropsOf(TABLE, 9)]).toEqual([2400, 7, 0])
  })

  it('gives none for a table that it cannot read', () => {
    expect(dropsOf('nothing here', 1162)).toBe(0)
  })
})
