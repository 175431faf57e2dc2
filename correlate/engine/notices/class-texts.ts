// What the notices of a class speak of: the words of its name and of its summary. Classes that share words that few others use speak of one thing (a
// web server, a login); how rare a word is, the stream tells.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import { classWords } from '../classes/class-families.ts'
import type { Policy } from '../policy.ts'
import type { NoticeMemory } from './notice-memory.ts'

/** Shorter words carry no meaning of their own; numbers and addresses differ with each notice. */
const WORD = /[\p{L}_]{3,}/gu

/** Remembers the text of a class, from its first notice: later ones differ in names and numbers only. */
export function learnText(
  memory: NoticeMemory,
  policy: Policy,
  classKey: string,
  { eventClass, summary }: Pick<MonitoringEvent, 'eventClass' | 'summary'>,
): void {
  if (memory.texts.has(classKey)) return
  const found = `${classWords(eventClass)} ${summary}`.toLowerCase().match(WORD) ?? []
  const words = [...new Set(found)].slice(0, policy.notices.maxWords)
  memory.texts.set(classKey, words)
  for (const word of words) memory.wordUse.set(word, (memory.wordUse.get(word) ?? 0) + 1)
  const [oldest] = memory.texts.keys()
  if (memory.texts.size > policy.notices.maxTexts && oldest !== undefined) forgetText(memory, oldest)
}

/** How much two classes speak of the same, 0..1: the cosine of their words, each weighed by inverse class frequency (Salton and Buckley 1988). */
export function likeness({ texts, wordUse }: NoticeMemory, a: string, b: string): number {
  if (a === b) return 1
  const [wordsOfA, wordsOfB] = [texts.get(a) ?? [], texts.get(b) ?? []]
  const weigh = (word: string): number => Math.log((texts.size + 1) / (wordUse.get(word) ?? 1)) ** 2
  const length = (words: readonly string[]): number => words.reduce((sum, word) => sum + weigh(word), 0)
  const both = length(wordsOfA.filter((word) => wordsOfB.includes(word)))
  return both === 0 ? 0 : both / Math.sqrt(length(wordsOfA) * length(wordsOfB))
}

function forgetText({ texts, wordUse }: NoticeMemory, classKey: string): void {
  for (const word of texts.get(classKey) ?? []) {
    const left = (wordUse.get(word) ?? 1) - 1
    if (left > 0) wordUse.set(word, left)
    else wordUse.delete(word)
  }
  texts.delete(classKey)
}
