import { describe, expect, it } from 'vitest'
import { parsePreferences } from './preferences.ts'

const DEFAULTS = {
  language: 'en',
  timeZone: 'local',
  contrast: 'system',
  density: 'compact',
  letterKeys: true,
  ownLetters: {},
}

describe('parsePreferences', () => {
  it.each([
    ['nothing stored', null],
    ['not JSON', '{'],
    ['JSON null', 'null'],
    ['a zone that nobody knows', '{"timeZone":"Mars/Olympus"}'],
    ['foreign values', '{"language":"xx","timeZone":1,"density":"huge","letterKeys":"no","ownLetters":"q"}'],
  ])('%s => defaults', (_path, stored) => {
    expect(parsePreferences(stored, ['en-GB'])).toEqual(DEFAULTS)
  })

  it('what was stored comes back', () => {
    const chosen = {
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      contrast: 'more',
      density: 'comfortable',
      letterKeys: false,
      ownLetters: { acknowledge: 'q' },
    } as const
    expect(parsePreferences(JSON.stringify(chosen), ['en'])).toEqual(chosen)
  })

  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['fr', 'zh'], 'zh-CN'],
    [['de', 'en', 'zh'], 'en'],
    [[], 'en'],
  ])('browser languages %j => %s', (wishes, language) => {
    expect(parsePreferences(null, wishes).language).toBe(language)
  })
})
