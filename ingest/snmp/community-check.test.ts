import { describe, expect, it } from 'vitest'
import { createCommunityCheck } from './community-check.ts'

describe('createCommunityCheck', () => {
  const check = createCommunityCheck(['public', 'write-只读', 'public\0'])
  it.each([
    ['public', true],
    ['write-只读', true],
    ['Public', false],
    ['publi', false],
    ['public ', false],
    ['public\0', true],
    ['public\0\0', false],
    ['', false],
    ['x'.repeat(300), false],
  ])('%j: %s', (community, expected) => {
    expect(check(Buffer.from(community))).toBe(expected)
  })

  it('accepts none when none is configured', () => {
    expect(createCommunityCheck([])(Buffer.from(''))).toBe(false)
  })

  it('does not take the beginning of a long one for it', () => {
    const long = 'x'.repeat(255)
    expect(createCommunityCheck([long])(Buffer.from(`${long}y`))).toBe(false)
  })
})
