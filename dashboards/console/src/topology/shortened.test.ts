import { describe, expect, it } from 'vitest'
import { shortened } from './shortened.ts'

describe('names in boxes', () => {
  it.each([
    ['core-1', 15, 'core-1'],
    ['distribution-switch-17', 15, 'distrib…itch-17'],
    ['上海数据中心核心交换机一号', 8, '上海…一号'],
    ['上海核心交换机', 15, '上海核心交换机'],
  ])('%s', (text, length, want) => {
    expect(shortened(text, length)).toBe(want)
    expect(Array.from(shortened(text, length)).length).toBeLessThanOrEqual(length)
  })
})
