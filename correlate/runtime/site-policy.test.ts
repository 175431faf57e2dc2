import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultPolicy } from '../engine/engine.ts'
import { readSitePolicy } from './site-policy.ts'

const folder = mkdtempSync(join(tmpdir(), 'nocturne-policy-'))
afterAll(() => rmSync(folder, { recursive: true }))

function read(text: string) {
  const file = join(folder, 'policy.yaml')
  writeFileSync(file, text)
  return readSitePolicy(file)
}

describe('policy file of a site', () => {
  it('no file, and one of comments alone => the default', () => {
    expect(readSitePolicy(null)).toBe(defaultPolicy)
    expect(read('# nothing yet\n')).toEqual(defaultPolicy)
  })

  it('thresholds => the default with them', () => {
    expect(read('grouping.threshold: 0.6\nholdDown.ms: 60000 # a minute\n')).toEqual({
      ...defaultPolicy,
      grouping: { ...defaultPolicy.grouping, threshold: 0.6 },
      holdDown: { ...defaultPolicy.holdDown, ms: 60_000 },
    })
  })

  it('faults => all of them, each with its line', () => {
    expect(() => read('grouping.threshold: 0.6\ngrouping.hops: many\nthreshold: 1\n')).toThrow(
      /policy\.yaml:2 grouping\.hops must be a number[^]*policy\.yaml:3 threshold is no threshold/,
    )
    expect(() => read('grouping.threshold: [\n')).toThrow(/policy\.yaml:/)
    expect(() => readSitePolicy(join(folder, 'missing.yaml'))).toThrow(/is not there/)
  })
})
