import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../policy.ts'
import { learnText, likeness } from './class-texts.ts'
import { createNoticeMemory } from './notice-memory.ts'
import type { NoticeMemory } from './notice-memory.ts'

const TEXTS: Readonly<Record<string, string>> = {
  http400: 'Web server: 400 error code on 10.0.0.1',
  http500: 'Web server: 500 error code on 10.0.0.2',
  uidChanged: 'A user changed its id on the server',
  mailLoop: '邮件 循环 detected',
}

function taught(texts = TEXTS, policy = defaultPolicy): NoticeMemory {
  const memory = createNoticeMemory()
  for (const [eventClass, summary] of Object.entries(texts))
    learnText(memory, policy, eventClass, { eventClass, summary })
  return memory
}

describe('likeness of classes', () => {
  it('is high with rare words in common, low with a usual one, none without', () => {
    const memory = taught()
    const [web, server, none] = [
      likeness(memory, 'http400', 'http500'),
      likeness(memory, 'http400', 'uidChanged'),
      likeness(memory, 'http400', 'mailLoop'),
    ]
    expect(web).toBeGreaterThan(0.5)
    expect(server).toBeGreaterThan(0)
    expect(server).toBeLessThan(defaultPolicy.notices.alike)
    expect(none).toBe(0)
  })

  it('is symmetric, 1 of a class to itself, 0 to one that is not known', () => {
    const memory = taught()
    expect(likeness(memory, 'uidChanged', 'http400')).toBe(likeness(memory, 'http400', 'uidChanged'))
    expect(likeness(memory, 'never-seen', 'never-seen')).toBe(1)
    expect(likeness(memory, 'http400', 'never-seen')).toBe(0)
  })

  it('keeps the first text of a class, and forgets the class learned first beyond its bound, with its words', () => {
    const policy = { ...defaultPolicy, notices: { ...defaultPolicy.notices, maxTexts: 2 } }
    const memory = createNoticeMemory()
    for (const [eventClass, summary] of [
      ['a', 'first words'],
      ['a', 'other text'],
      ['b', 'second words'],
      ['c', 'third words'],
    ] as const)
      learnText(memory, policy, eventClass, { eventClass, summary })
    expect([...memory.texts.keys()]).toEqual(['b', 'c'])
    expect([...memory.wordUse]).toEqual([
      ['words', 2],
      ['second', 1],
      ['third', 1],
    ])
  })
})
