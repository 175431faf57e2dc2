import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEngineIdentity } from './engine-identity.ts'

let directory = ''
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'nocturne-engine-'))))
afterEach(() => rmSync(directory, { recursive: true }))

describe('openEngineIdentity', () => {
  it('keeps the id over restarts and counts them', () => {
    const first = openEngineIdentity(directory)
    const second = openEngineIdentity(directory)
    expect(first.engineId).toMatch(/^80001f8805[0-9a-f]{24}$/)
    expect(second).toEqual({ engineId: first.engineId, boots: first.boots + 1 })
  })

  it('takes an id that an operator wrote', () => {
    writeFileSync(join(directory, 'snmp-engine-id'), '8000000001020304\n')
    expect(openEngineIdentity(directory)).toEqual({ engineId: '8000000001020304', boots: 1 })
  })

  it('makes a new one of a file that says nothing', () => {
    writeFileSync(join(directory, 'snmp-engine-id'), 'garbage')
    expect(openEngineIdentity(directory).boots).toBe(1)
    expect(readFileSync(join(directory, 'snmp-engine-id'), 'utf8')).toMatch(/^80001f8805/)
  })
})
