// Evidence and activities in the language of the explanation. The engine speaks English itself.
import type { Evidence } from '../contract/evidence.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import { fillSentence, valueKind } from '../contract/sentences/sentence.ts'
import type { EngineSentences } from '../contract/sentences/sentence.ts'
import { engineSentences as chinese } from '../contract/sentences/zh.ts'
import { spanParts } from '../contract/sentences/span-parts.ts'
import type { ExplainLanguage } from './explain-arguments.ts'

const SENTENCES: Readonly<Record<ExplainLanguage, EngineSentences | null>> = { en: null, zh: chinese }

export function evidenceText(evidence: Evidence, language: ExplainLanguage): string {
  return fillSentence(SENTENCES[language]?.evidence[evidence.kind], evidence, show)
}

export function titleText({ title, titleSaying: { kind, values } }: Incident, language: ExplainLanguage): string {
  return fillSentence(SENTENCES[language]?.title[kind], { text: title, values }, show)
}

export function whyText({ why, whySaying: { kind, values } }: Incident, language: ExplainLanguage): string {
  return fillSentence(SENTENCES[language]?.why[kind], { text: why, values }, show)
}

export function activityText({ kind, text, values, actor, incidentId }: Activity, language: ExplainLanguage): string {
  const said = { text, values: { ...values, actor, incident: incidentId } }
  return fillSentence(SENTENCES[language]?.activity[kind], said, show)
}

function show(name: string, value: string | number): string {
  if (typeof value === 'string') return value
  const kind = valueKind(name)
  switch (kind) {
    case 'duration':
      return chineseSpan(Math.abs(value))
    case 'seconds':
      return chineseSpan(value * 1_000)
    case 'share':
      return `${Math.round(value * 100)}%`
    case 'plain':
      return String(value)
  }
}

const CHINESE_UNITS = { day: '天', hour: '小时', minute: '分钟', second: '秒' } as const

function chineseSpan(ms: number): string {
  return spanParts(ms)
    .map(([value, unit]) => `${value}${CHINESE_UNITS[unit]}`)
    .join(' ')
}
