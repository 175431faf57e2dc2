// “数据源”页面的用语。

export const sourceWords = {
  sources: {
    title: '数据源',
    intro:
      '谁在向这里发送事件，谁应当发送。沉默的来源会产生自己的告警。期望的间隔在 nocturne.yaml 中设定，或从稳定的节奏中学到。',
    empty: '尚未收到任何来源的数据。',
    failed: '无法加载数据源。',
    table: '发送方及其健康状况',
    anySender: '任意发送方',
    watchdog: '{{labels}} 的 Watchdog',
    never: '从未',
    ago: '{{ago}}前',
    nothing: '无',
    forget: '移除',
    forgetSure: '确定移除？',
    forgetFailed: '无法移除该发送方。',
  },
  sourceColumn: {
    state: '状态',
    source: '来源',
    sender: '发送方',
    last: '最近一次',
    rate: '每分钟事件数',
    events: '事件数',
    expected: '期望',
    action: '操作',
  },
  sourceState: {
    silent: '沉默',
    waiting: '尚未出现',
    speaking: '正常',
    unwatched: '未监视',
  },
  sourceExpected: {
    configured: '每 {{every}}，超过 {{after}} 视为沉默（已配置）',
    lease: '每 {{every}}，超过 {{after}} 视为沉默（按其租期）',
    learned: '每 {{every}}，超过 {{after}} 视为沉默（学到的节奏）',
  },
} as const
