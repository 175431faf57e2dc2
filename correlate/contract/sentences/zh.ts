// 引擎证据与活动的中文句子，按类型给出；{{}} 中是引擎给出的数值名。缺少数值时显示引擎的英文原文。
import type { EngineSentences, EngineValues } from './sentence.ts'

/** 引擎在活动中的署名。 */
const ENGINE = 'engine'

const WEEKDAY = ['', '一', '二', '三', '四', '五', '六', '日'] as const

/** 规律：每周一 02:10-02:25 等；时间均为 UTC。 */
function periodicitySentence({ period, from, to, weekday, weekdayTo }: EngineValues): string {
  const span = from === to ? '{{from}}' : '{{from}}-{{to}}'
  const day = (value: string | number | undefined): string => WEEKDAY[Number(value)] ?? ''
  switch (period) {
    case 'month':
      return `每月 ${span} 日，共 {{cycles}} 次`
    case 'week':
      return weekday === weekdayTo
        ? `每周${day(weekday)} ${span} UTC，共 {{cycles}} 次`
        : `每周${day(weekday)} {{from}} 至周${day(weekdayTo)} {{to}} UTC，共 {{cycles}} 次`
    case 'day':
      return `每天 ${span} UTC，共 {{cycles}} 次`
    default:
      return `每小时第 ${span} 分钟，共 {{cycles}} 次`
  }
}

/** 若干告警的范围与时间。 */
const SPAN = '{{cis}} 个配置项上的 {{alerts}} 条告警，{{seconds}}之内'

/** 标题末尾加上中断的服务。 */
function withServices(title: string): (values: EngineValues) => string {
  return ({ down }) => (down === 0 || down === undefined ? title : `${title}，{{down}} 个服务中断`)
}

/** 告警因何种证据归入同一故障。 */
const RELATION_WORDS: Readonly<Record<string, string>> = {
  same_ci: '同一配置项',
  topology_path: '拓扑依赖',
  shared_dependency: '共同依赖',
  named_neighbour: '端口指向',
  needs_named: '依赖他方已失去的配置项',
  supposed_need: '按命名推断的依赖',
  learned_affinity: '学到的规律',
  shared_text: '标签或文字相同',
  class_fit: '类别匹配',
  time_decay: '时间相近',
  time: '时间相近',
  split: '人工拆分',
  storm: '告警风暴',
  burst: '同时出现的少见通知',
  burst_elsewhere: '相邻位置的少见通知',
  unusual: '少见的通知',
}

function relationWords(kinds: string | number | undefined): string {
  const words = String(kinds ?? 'time')
    .split(' ')
    .map((kind) => RELATION_WORDS[kind] ?? kind)
  return [...new Set(words)].join('、')
}

export const engineSentences: EngineSentences = {
  evidence: {
    same_ci: '与 {{ci}} 的其他告警在同一配置项',
    topology_path: ({ direction }) =>
      direction === 'downstream' ? '{{ci}} 依赖该配置项：{{path}}' : '依赖 {{ci}}：{{path}}',
    shared_dependency: '与 {{ci}} 共同依赖 {{shared}}',
    named_neighbour: '与 {{ci}} 的告警都涉及 {{named}}（端口或会话的对端）',
    needs_named: '依赖 {{named}}，而 {{ci}} 报告与其失去连接：{{path}}',
    supposed_need: 'CMDB 未记载 {{ci}} 依赖 {{needs}}；命名相似的 {{of}} 个配置项中有 {{agree}} 个有同样的依赖',
    learned_affinity: ({ hops = 0 }) =>
      hops === 0
        ? '同一配置项上，{{from}} 之后 {{windowMs}} 内出现 {{to}}：{{causes}} 次中占 {{score}}'
        : '相距 {{hops}} 跳，{{from}} 之后 {{windowMs}} 内出现 {{to}}：{{causes}} 次中占 {{score}}',
    shared_text: '与 {{ci}} 都提到 {{word}}，平时仅 {{share}} 的时间提到它',
    class_fit: '{{eventClass}} 与 {{other}} 的匹配度 {{fit}}',
    time_decay: '相差 {{lagMs}}',
    split: '由 {{actor}} 从 {{from}} 拆分',
    storm: '{{source}} 在 {{seconds}}内有 {{count}} 条互无关联的新告警，平常为 {{usual}} 条',
    burst: '与 {{ci}} 上其他少见的通知相隔 {{seconds}}',
    burst_elsewhere: '与 {{via}} 上少见的通知 {{other}} 相隔 {{seconds}}',
    unusual: '{{eventClass}} 在 {{ci}} 上少见：预期每天 {{perDay}} 分钟内出现',
    explains: '解释了 {{of}} 个告警配置项中的 {{explained}} 个',
    silent: '自身无告警，但有 {{explained}} 个告警配置项依赖它',
    own_alert: ({ classes = 1 }) =>
      classes === 1 ? '自身有告警 {{eventClass}}' : '自身有告警 {{eventClass}} 等 {{classes}} 类状况',
    excess: '{{eventClass}} 为其限值的 {{times}} 倍',
    novelty: ({ rare }) => (rare === 1 ? '{{eventClass}} 在此处少见' : '{{eventClass}} 在此处常见'),
    lost_by: '{{hit}} 个告警配置项失去了它：端口、会话或供电',
    unlinked: '同时在 {{incident}} 中告警；CMDB 中没有它的任何关系',
    far_end: '部分可由它所失去的 {{ci}} 解释',
    explained_away: '部分可由其依赖的 {{ci}} 解释',
    whole: '其 {{parts}} 个组成部分中有 {{hit}} 个告警',
    judged: ({ verdict }) => (verdict === 'confirmed' ? '由 {{actor}} 确认' : '由 {{actor}} 排除'),
    verdict: ({ same }) =>
      same === 1
        ? '在此类故障中曾 {{confirmed}} 次被确认、{{rejected}} 次被排除'
        : '同类配置项在此类故障中曾 {{confirmed}} 次被确认、{{rejected}} 次被排除',
    recent_change: ({ agoMs }) =>
      Number(agoMs) > 0 ? '首个告警前 {{agoMs}} 曾有变更 {{eventClass}}' : '首个告警时曾有变更 {{eventClass}}',
    counterfactual: '若它正常，{{of}} 个告警配置项中有 {{orphans}} 个无从解释',
    precedes: ({ lagMs }) => (lagMs === 0 ? '最先告警' : '比首个告警晚 {{lagMs}}'),
    unhealthy_share: '依赖它的 {{dependants}} 个配置项中有 {{hit}} 个告警',
    recurs: '{{spanMs}}内第 {{count}} 次',
    beyond_chance: ({ level, others }) =>
      level === 'type'
        ? '按 {{peers}} 个 {{rootType}} 类配置项此前的频率，预期 {{expected}} 次'
        : others === 0
          ? '偶然情况下预期 {{expected}} 次'
          : '按另外 {{others}} 个 {{rootType}} 类配置项上 {{lead}} 的频率，预期 {{expected}} 次',
    periodicity: periodicitySentence,
    alike: '相似度 {{share}}',
    spread: '分布在 {{cis}} 个 {{rootType}} 类配置项上',
  },
  title: {
    none: '没有告警',
    storm: withServices('{{source}} 的告警风暴：{{cis}} 个配置项上 {{alerts}} 条告警'),
    alerts: (values) => withServices(values['more'] === 0 ? '{{lead}}' : '{{lead}}，另有 {{more}} 条告警')(values),
    spread: withServices('{{lead}}，另有 {{others}} 个配置项受影响'),
    suspected: withServices('疑似 {{ci}}：{{cis}} 个配置项受影响'),
  },
  why: {
    single: '只有一条告警。',
    storm: `${SPAN}：除 {{source}} 上报远多于平常外，彼此没有关联。`,
    one_ci: `${SPAN}，都在 {{ci}} 上。`,
    whole: `${SPAN}：{{ci}} 的 {{parts}} 个组成部分中有 {{hit}} 个告警。`,
    related: ({ kinds }) => `${SPAN}，因${relationWords(kinds)}而关联。`,
    need: `${SPAN}：其余 {{others}} 个配置项中有 {{needing}} 个依赖 {{ci}}。`,
    need_silent: `${SPAN}：其中 {{needing}} 个配置项依赖 {{ci}}，而它自身没有告警。`,
  },
  activity: {
    opened: '由 {{ci}} 上的 {{eventClass}} 触发',
    paged: ({ reason }) =>
      reason === 'urgent'
        ? '{{priority}} 级，立即通知'
        : reason === 'spread'
          ? '{{cis}} 个配置项受影响，立即通知'
          : '{{holdMs}} 内未恢复，需要通知',
    alert_joined: '{{count}} 条告警加入，共 {{alerts}} 条',
    alert_cleared: '{{count}} 条告警清除，仍有 {{active}} 条活动',
    priority_changed: '优先级 {{from}} → {{to}}',
    cause_judged: ({ verdict }) =>
      verdict === 'confirmed'
        ? '{{ci}} 被 {{actor}} 确认为根因'
        : verdict === 'not_cause'
          ? '{{ci}} 被 {{actor}} 排除'
          : '{{actor}} 撤回了对 {{ci}} 的判断',
    root_cause_changed: '可能根因由 {{from}} 变为 {{to}}',
    state_changed: '{{from}} → {{to}}',
    assigned: ({ assignee }) => (assignee === '' ? '不再有负责人' : '指派给 {{assignee}}'),
    acknowledged: '由 {{actor}} 确认',
    unacknowledged: ({ actor }) => (actor === ENGINE ? '严重级别升高，确认自动撤销' : '由 {{actor}} 撤销确认'),
    resolved: ({ actor, resolution }) =>
      resolution !== undefined
        ? '由 {{actor}} 解决：{{resolution}}'
        : actor === ENGINE
          ? '所有告警均已清除'
          : '由 {{actor}} 解决',
    reopened: '告警再次出现，故障重新打开',
    closed: ({ actor }) => (actor === ENGINE ? '自动关闭' : '由 {{actor}} 关闭'),
    problem_linked: ({ workaround }) =>
      workaround === undefined ? '与问题 {{problem}} 相似' : '与问题 {{problem}} 相似；变通方案：{{workaround}}',
    problem_unlinked: '不再关联问题 {{problem}}',
    maintenance_began: '{{active}} 条活动告警中有 {{alerts}} 条进入维护：{{title}}',
    maintenance_ended: '{{active}} 条活动告警中有 {{alerts}} 条的维护已结束：{{title}}',
    merged: ({ into }) => (into !== undefined ? '已合并到 {{into}}' : '{{from}} 已合并进来，带来 {{alerts}} 条告警'),
    split: ({ incident, into, moved }) => {
      if (incident !== into) return '{{alerts}} 条告警移至 {{into}}'
      return moved === 1 ? '{{alerts}} 条告警从 {{from}} 移入' : '从 {{from}} 拆分而来'
    },
    placed: ({ from, ci }) =>
      from === ci
        ? 'CMDB 已有 {{ci}}：{{alerts}} 条告警归入该配置项'
        : 'CMDB 已有 {{ci}}：{{from}} 的 {{alerts}} 条告警归入该配置项',
  },
}
