// An explanation for people.
import type { Evidence } from '../contract/evidence.ts'
import type { Incident } from '../contract/incident.ts'
import type { ExplainLanguage } from './explain-arguments.ts'
import { EXPLAIN_WORDS } from './explain-words.ts'
import type { Explanation, MemberExplanation } from './explanation.ts'
import { activityText, evidenceText, titleText, whyText } from './sentence-text.ts'

/** Members shown unless all are asked for: two screens. */
const SHOWN = 40

export function renderText(explanation: Explanation, language: ExplainLanguage, all: boolean): string {
  const { incident, members } = explanation
  const parts = incident === null ? [] : [headOf(explanation, incident, language), rootsOf(incident, language)]
  parts.push(membersOf(members, incident, language, all), historyOf(explanation, language))
  return parts
    .filter((part) => part.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function headOf({ problem, mergedFrom }: Explanation, incident: Incident, language: ExplainLanguage): string[] {
  const words = EXPLAIN_WORDS[language]
  const times = [
    [words.opened, incident.openedAt],
    [words.resolved, incident.resolvedAt],
    [words.closed, incident.closedAt],
  ] as const
  const lines = [
    `${incident.id}  ${incident.priority}  ${incident.state}  ${titleText(incident, language)}`,
    `  ${times.flatMap(([word, at]) => (at === null ? [] : `${word} ${clock(at)}`)).join(', ')}`,
    `  ${words.counts(incident.alertCount, incident.eventCount, incident.ciCount)}`,
    `  ${words.whyOne}: ${whyText(incident, language)}`,
  ]
  if (incident.splitFrom !== null) lines.push(`  ${words.splitFrom}: ${incident.splitFrom}`)
  if (mergedFrom.length > 0) lines.push(`  ${words.mergedFrom}: ${mergedFrom.join(', ')}`)
  if (problem !== null) lines.push(`  ${words.problem}: ${problem.id} ${problem.state} ${problem.title}`)
  if (problem?.workaround != null) lines.push(`  ${words.workaround}: ${problem.workaround}`)
  return lines
}

function rootsOf({ rootCause }: Incident, language: ExplainLanguage): string[] {
  const words = EXPLAIN_WORDS[language]
  const lines = [words.rootCause]
  if (rootCause.length === 0) lines.push(`  ${words.noRoot}`)
  rootCause.forEach(({ name, score, alerting, evidence }, i) => {
    lines.push(`  ${i + 1}. ${name}  ${score.toFixed(2)}  ${alerting ? words.alerting : words.silent}`)
    lines.push(...evidence.map((one) => `       ${evidenceLine(one, language)}`))
  })
  return lines
}

function membersOf(
  members: readonly MemberExplanation[],
  incident: Incident | null,
  language: ExplainLanguage,
  all: boolean,
): string[] {
  const words = EXPLAIN_WORDS[language]
  const shown = all ? members : members.slice(0, SHOWN)
  const head = members.length === 1 ? words.alert : words.members(members.length)
  const lines = [head, ...shown.flatMap((member) => memberLines(member, incident, language))]
  if (shown.length < members.length) lines.push(`  ${words.more(members.length - shown.length)}`)
  return lines
}

function memberLines(member: MemberExplanation, incident: Incident | null, language: ExplainLanguage): string[] {
  const words = EXPLAIN_WORDS[language]
  const { joinedAt, score, threshold, via } = member
  const since =
    incident === null || joinedAt === null ? clock(member.firstSeenAt) : offset(joinedAt - incident.openedAt)
  const part = member.component === null ? '' : ` [${member.component}]`
  const how =
    score === null || threshold === null
      ? words.alone
      : via === null && member.evidence.length === 0
        ? words.opener
        : words.joined(score.toFixed(2), threshold.toFixed(2)) +
          (via === null ? '' : words.via(via.name, via.eventClass, offset(via.lagMs).trim()))
  const decisions = Object.entries(member.decisions).map(([word, count]) => `${word} ${count}`)
  return [
    `  ${since}  ${member.name}  ${member.eventClass}${part}  ${how}`,
    `       ${member.alertId}, ${words.decisions}: ${decisions.join(', ')}`,
    ...member.evidence.map((one) => `       ${evidenceLine(one, language)}`),
    ...member.elsewhere.flatMap((other) => [
      `       ${words.elsewhere(other.incidentId, other.title, other.score.toFixed(2), other.score < other.threshold, other.threshold.toFixed(2))}`,
      ...other.evidence.map((one) => `         ${evidenceLine(one, language)}`),
    ]),
  ]
}

function historyOf({ history, incident }: Explanation, language: ExplainLanguage): string[] {
  if (history.length === 0) return []
  return [
    EXPLAIN_WORDS[language].history,
    ...history.map((activity) => {
      const whose = activity.incidentId === incident?.id ? '' : ` ${activity.incidentId}`
      return `  ${clock(activity.at)}  ${activity.kind}${whose}  ${activityText(activity, language)}`
    }),
  ]
}

function evidenceLine(evidence: Evidence, language: ExplainLanguage): string {
  const weight = `${evidence.weight < 0 ? '-' : '+'}${Math.abs(evidence.weight).toFixed(2)}`
  return `${weight}  ${evidenceText(evidence, language)}`
}

function clock(at: number): string {
  return new Date(at).toISOString().replace('T', ' ')
}

/** Since the incident opened. */
function offset(ms: number): string {
  return `${ms < 0 ? '-' : '+'}${(Math.abs(ms) / 1000).toFixed(1)}s`.padStart(11)
}
