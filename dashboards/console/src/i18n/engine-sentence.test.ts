import { describe, expect, it } from 'vitest'
import { engineSentence } from './engine-sentence.ts'

const explains = { text: 'explains 5 of 6', values: { explained: 5, of: 6, share: 0.833, lagMs: 41_000 } }

describe('engineSentence', () => {
  it('no sentence in this language => the English text', () => {
    expect(engineSentence(undefined, explains, 'zh-CN')).toBe('explains 5 of 6')
  })
  it('values take their places; shares are percent, …Ms are durations', () => {
    expect(engineSentence('{{of}} 个中的 {{explained}} 个（{{share}}），{{lagMs}}', explains, 'zh-CN')).toBe(
      '6 个中的 5 个（83.3%），41秒',
    )
  })
  it('a value is missing => the English text, never half a sentence', () => {
    expect(engineSentence('{{explained}} {{gone}}', explains, 'zh-CN')).toBe('explains 5 of 6')
  })
  it('a function chooses by the values', () => {
    const template = (values: typeof explains.values) => (values.lagMs === 0 ? '最先' : '晚 {{lagMs}}')
    // The test's values are what the function reads.
    expect(engineSentence(template as never, explains, 'zh-CN')).toBe('晚 41秒')
  })
  it('words of the screen are translated', () => {
    const moved = { text: 'x', values: { from: 'new', to: 'li' } }
    const word = (value: string) => (value === 'new' ? '新建' : null)
    expect(engineSentence('{{from}} → {{to}}', moved, 'zh-CN', word)).toBe('新建 → li')
  })
})
