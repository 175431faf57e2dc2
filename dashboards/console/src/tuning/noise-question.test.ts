import { describe, expect, it } from 'vitest'
import { decodeQuestion, DEFAULT_QUESTION, encodeQuestion } from './noise-question.ts'

describe('what noise is asked for, in the URL', () => {
  it('as by default => an empty query, and back', () => {
    expect(encodeQuestion(DEFAULT_QUESTION)).toBe('')
    expect(decodeQuestion('')).toEqual(DEFAULT_QUESTION)
  })

  it('written and read again => the same', () => {
    const question = { by: 'ci', sort: 'standing', days: 30, class: 'link&down=1', source: 'snmp' } as const
    expect(decodeQuestion(encodeQuestion(question))).toEqual(question)
  })

  it('unknown words => the default', () => {
    expect(decodeQuestion('by=colour&sort=loud&days=400&tab=noise')).toEqual(DEFAULT_QUESTION)
  })
})
