// The frame of an explanation in each language; what the engine says stands within it.
import type { ExplainLanguage } from './explain-arguments.ts'

const EN = {
  whyOne: 'Why one incident',
  problem: 'Problem',
  workaround: 'Workaround',
  mergedFrom: 'Merged into it',
  splitFrom: 'Split from',
  rootCause: 'Probable root cause',
  noRoot: 'none',
  alerting: 'alerting',
  silent: 'silent',
  members: (count: number) => `Members, in the order of joining (${count})`,
  alert: 'Alert',
  more: (count: number) => `... and ${count} more: --all shows them`,
  opener: 'opened the incident',
  joined: (score: string, threshold: string) => `joined: score ${score}, threshold ${threshold}`,
  via: (name: string, eventClass: string, lag: string) => `, ${lag} from ${eventClass} on ${name}`,
  alone: 'is in no incident',
  elsewhere: (id: string, title: string, score: string, below: boolean, threshold: string) =>
    below
      ? `not in ${id} (${title}): score ${score}, below ${threshold}`
      : `not in ${id} (${title}): score ${score}, less than here`,
  decisions: 'events',
  history: 'History',
  opened: 'opened',
  resolved: 'resolved',
  closed: 'closed',
  counts: (alerts: number, events: number, cis: number) => `${alerts} alerts, ${events} events, ${cis} CIs`,
}

type ExplainWords = typeof EN

const ZH: ExplainWords = {
  whyOne: '为何是同一故障',
  problem: '问题',
  workaround: '变通方案',
  mergedFrom: '已并入的故障',
  splitFrom: '拆分自',
  rootCause: '可能根因',
  noRoot: '无',
  alerting: '有告警',
  silent: '无告警',
  members: (count) => `成员告警，按加入顺序（共 ${count} 条）`,
  alert: '告警',
  more: (count) => `……另有 ${count} 条：用 --all 显示`,
  opener: '触发本故障',
  joined: (score, threshold) => `加入：得分 ${score}，阈值 ${threshold}`,
  via: (name, eventClass, lag) => `，与 ${name} 上的 ${eventClass} 相关，相差 ${lag}`,
  alone: '不属于任何故障',
  elsewhere: (id, title, score, below, threshold) =>
    below
      ? `不在 ${id}（${title}）：得分 ${score}，低于 ${threshold}`
      : `不在 ${id}（${title}）：得分 ${score}，低于此处`,
  decisions: '事件',
  history: '经过',
  opened: '开始',
  resolved: '解决',
  closed: '关闭',
  counts: (alerts, events, cis) => `${alerts} 条告警，${events} 个事件，${cis} 个配置项`,
}

export const EXPLAIN_WORDS: Readonly<Record<ExplainLanguage, ExplainWords>> = { en: EN, zh: ZH }
