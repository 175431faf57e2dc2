// Both languages say the same things: the same keys, the same placeholders, no English left over.
import { describe, expect, it } from 'vitest'
import { en } from './en/en.ts'
import { zh } from './zh/zh.ts'

type Words = { readonly [key: string]: string | Words }

/** Plural forms differ by language: en has one and other, zh has other. */
const PLURAL = /_(zero|one|two|few|many|other)$/u

function flat(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
}

const english = flat(en)
const chinese = flat(zh)
const bare = (words: [string, string][]) => [...new Set(words.map(([key]) => key.replace(PLURAL, '')))].sort()
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/gu) ?? []).sort()

describe('words', () => {
  it('the same keys in both languages', () => {
    expect(bare(chinese)).toEqual(bare(english))
  })

  it('every plural has the forms of its language', () => {
    const forms = (words: [string, string][], language: string) => {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      const keys = new Set(words.map(([key]) => key))
      const plurals = bare(words.filter(([key]) => PLURAL.test(key)))
      return plurals.flatMap((key) => wanted.map((form) => `${key}_${form}`)).filter((key) => !keys.has(key))
    }
    expect(forms(english, 'en')).toEqual([])
    expect(forms(chinese, 'zh-CN')).toEqual([])
  })

  it('the same placeholders in both languages', () => {
    const inEnglish = new Map(english.map(([key, text]) => [key.replace(PLURAL, ''), placeholders(text)]))
    for (const [key, text] of chinese) {
      expect(placeholders(text), key).toEqual(inEnglish.get(key.replace(PLURAL, '')))
    }
  })

  it('no text is empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('no English is left in the Chinese words', () => {
    // Names and words that Chinese operators write in Latin letters.
    const kept =
      /snmp\.communities|snmp\.sources|clickhouse\.password|http\.publicUrl|\bpublic\b|\/metrics|Nocturne|UTC|CSV|HTTP|JSON|OID|SNMP(?:v3)?|\btrap\b|\binform\b|Node|NATS|TLS|Grafana|ClickHouse|p99|Prometheus|prometheus\.yml|nocturne\.yaml|Watchdog|incidents:write|P[1-5]|\{\{\w+\}\}/gu
    const left = chinese.filter(([, text]) => /[A-Za-z]/u.test(text.replace(kept, '')))
    expect(left).toEqual([])
  })

  it('事件 is an event, never an incident', () => {
    for (const [key, text] of chinese) {
      if (!text.includes('事件')) continue
      const englishText = english.find(([other]) => other.replace(PLURAL, '') === key.replace(PLURAL, ''))?.[1]
      expect(englishText?.toLowerCase(), key).toContain('event')
    }
  })
})
