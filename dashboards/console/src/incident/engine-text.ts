// Titles, reasons, evidence and activities as this reader sees them.
import type { i18n } from 'i18next'
import { engineSentence } from '../i18n/engine-sentence.ts'
import { chineseSentences, INCIDENT_STATES } from '../contract.ts'
import type { Activity, EngineSentences, Evidence, Incident } from '../contract.ts'
import type { Language } from '../preferences/preferences.ts'

/** The engine speaks English itself. */
const SENTENCES: Readonly<Record<Language, EngineSentences | null>> = { en: null, 'zh-CN': chineseSentences }

export function evidenceText(evidence: Evidence, language: Language): string {
  return engineSentence(SENTENCES[language]?.evidence[evidence.kind], evidence, language)
}

export function incidentTitle(
  { title, titleSaying: { kind, values } }: Pick<Incident, 'title' | 'titleSaying'>,
  language: Language,
): string {
  return engineSentence(SENTENCES[language]?.title[kind], { text: title, values }, language)
}

/** Why its alerts are one incident. */
export function whyText(
  { why, whySaying: { kind, values } }: Pick<Incident, 'why' | 'whySaying'>,
  language: Language,
): string {
  return engineSentence(SENTENCES[language]?.why[kind], { text: why, values }, language)
}

export function activityText(activity: Activity, language: Language, t: i18n['t']): string {
  const template = SENTENCES[language]?.activity[activity.kind]
  const said = {
    text: activity.text,
    values: { ...activity.values, actor: activity.actor, incident: activity.incidentId },
  }
  return engineSentence(template, said, language, (value) => {
    const state = INCIDENT_STATES.find((known) => known === value)
    return state === undefined ? null : t(`state.${state}`)
  })
}
