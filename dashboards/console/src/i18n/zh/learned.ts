// “学到的规律”页面的用语。

export const learnedWords = {
  learned: {
    intro:
      '哪些状况之后会出现哪些状况：由事件流统计得出，并经过显著性检验。被采纳的规律参与告警归并；运维人员的合并与拆分比统计更有分量。',
    all: '同时显示未采纳的规律',
    empty: '尚未学到规律。一条规律至少要出现两次，且明显多于偶然。',
    failed: '无法加载规律：历史存储不可用。',
    more: '加载更多',
    table: '学到的规律',
    sameCi: '同一配置项',
    hops_other: '{{count}} 跳',
    atOnce: '同时',
    lag: '{{typical}}，不超过 {{window}}',
    cases: '{{causes}} 次中的 {{support}} 次',
    chance: '偶然：{{expected}}',
    verdicts: '+{{merges}} / −{{splits}}',
  },
  learnedColumn: {
    from: '先出现',
    to: '随后出现',
    hops: '距离',
    lag: '典型间隔',
    score: '概率',
    support: '次数',
    operators: '运维人员',
    verdict: '结论',
  },
  affinityVerdict: {
    accepted: '已采纳',
    chance: '不多于偶然',
    weak: '过于少见',
    reversed: '顺序相反',
    split_by_operators: '被运维人员拆分',
  },
} as const
