import { describe, expect, it } from 'vitest'
import { activityText, evidenceText } from './evidence-text.ts'

const words: Readonly<Record<string, string>> = {
  'evidence.explains': '解释了 {{of}} 个中的 {{explained}} 个',
  'activity.state_changed': '{{from}} → {{to}}',
  'state.new': '新建',
}
const speaking = (language: string) => ({
  language,
  getResource: (_language: string, _namespace: string, key: string) => words[key],
})
const explains = { kind: 'explains', weight: 0.4, text: 'upstream of 5 of 6', values: { explained: 5, of: 6 } }

describe('evidence and activities in words', () => {
  it('English => as the engine says', () => {
    expect(evidenceText(speaking('en'), explains)).toBe('upstream of 5 of 6')
  })
  it('translated kind => its sentence with the values', () => {
    expect(evidenceText(speaking('zh-CN'), explains)).toBe('解释了 6 个中的 5 个')
  })
  it('unknown kind => English text', () => {
    expect(evidenceText(speaking('zh-CN'), { ...explains, kind: 'brand_new' })).toBe('upstream of 5 of 6')
  })
  it('a value is missing => English text, never half a sentence', () => {
    expect(evidenceText(speaking('zh-CN'), { ...explains, values: { explained: 5 } })).toBe('upstream of 5 of 6')
  })
  it('state words in activities are translated', () => {
    const activity = { kind: 'state_changed', text: 'x', values: { from: 'new', to: 'li' } } as const
    expect(activityText(speaking('zh-CN'), activity)).toBe('新建 → li')
  })
})
