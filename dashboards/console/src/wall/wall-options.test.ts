import { describe, expect, it } from 'vitest'
import { parseWallOptions, wallHref, wallScheme, wallToken } from './wall-options.ts'

const OPTIONS = { theme: 'contrast', zone: 'Asia/Shanghai', language: 'zh-CN', rotateSeconds: 30, sound: true } as const

describe('the address of a wallboard', () => {
  it('says all that was chosen, and the token stands behind the #', () => {
    const url = new URL(wallHref(OPTIONS, 'noc_1_a/b'), 'http://noc.example')
    expect(parseWallOptions(url.search)).toEqual(OPTIONS)
    expect(wallToken(url.hash)).toBe('noc_1_a/b')
    expect(url.pathname + url.search).not.toContain('noc_1')
  })

  it('nothing, or nonsense => how it looks is left to the browser', () => {
    expect(parseWallOptions('')).toEqual({ rotateSeconds: 0, sound: false })
    const nonsense = parseWallOptions('?theme=pink&tz=Mars&lang=xx&rotate=-3&sound=yes')
    expect(nonsense).toEqual({ zone: 'local', rotateSeconds: 0, sound: false })
  })

  it('no token => null; no wall => no scheme', () => {
    expect(wallToken('')).toBeNull()
    expect(wallScheme({ pathname: '/live', search: '?theme=dark' })).toBeNull()
    expect(wallScheme({ pathname: '/wall', search: '?theme=light' })).toBe('light')
  })
})
