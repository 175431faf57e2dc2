// Evidence and activities in the language of the explanation. The engine speaks English itself.
import type { Evidence } from '../contract/evidence.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import { fillSentence, valueKind } from '../contract/sentences/sentence.ts'
import type { EngineSentences } from '../contract/sentences/sentence.ts'
import { engineSentences as chinese } from '../contract/sentences/zh.ts'
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
  if (kind === 'duration') return `${(Math.abs(value) / 1000).toFixed(1)} s`
  return kind === 'share' ? `${Math.round(value * 100)} %` : String(value)
}
