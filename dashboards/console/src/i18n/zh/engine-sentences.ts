// Sentences of the engine's evidence and activities in Chinese, by kind. Placeholders are the names of the values that the engine sends.

export const engineSentences: {
  readonly evidence: Readonly<Record<string, string>>
  readonly activity: Readonly<Record<string, string>>
} = {
  evidence: {
    same_ci: '同一配置项 {{ci}}',
    topology_path: '拓扑依赖：{{path}}',
    shared_dependency: '与 {{ci}} 共同依赖 {{shared}}',
    class_fit: '{{eventClass}} 与 {{other}} 的匹配度 {{fit}}',
    split: '从 {{from}} 拆分（{{actor}}）',
  },
  activity: {},
}
