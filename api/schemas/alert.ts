// Alerts as the API shows them: the engine's own records (correlate/contract/alert.ts).
import { Type } from 'typebox'
import { shared } from './shared.ts'
import { EvidenceSchema } from './evidence.ts'
import { AlertStateWord, Labels, nullable, Severity, TextOrNull, Time, TimeOrNull, wordOf } from './words.ts'

export const CiRefSchema = shared(
  'CiRef',
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    managed: Type.Boolean({ description: 'False when no CMDB entry matched' }),
    contested: Type.Optional(
      Type.Array(Type.Object({ hint: Type.String(), value: Type.String(), cis: Type.Array(Type.String()) }), {
        description: 'Hints that several CIs claim, so that none of them was chosen',
      }),
    ),
  }),
)

export const AlertSchema = shared(
  'Alert',
  Type.Object({
    id: Type.String(),
    revision: Type.Integer(),
    partition: Type.Integer(),
    state: AlertStateWord,
    ci: CiRefSchema,
    eventClass: Type.String(),
    component: TextOrNull,
    severity: Severity,
    effect: Type.Optional(
      nullable(wordOf(['down', 'degraded'], 'What it does to its CI; null: nothing that those who need it would feel')),
    ),
    peakSeverity: Severity,
    summary: Type.String(),
    labels: Labels,
    annotations: Labels,
    links: Type.Array(Type.Object({ title: Type.String(), url: Type.String() })),
    domain: Type.String(),
    sources: Type.Array(
      Type.Object({
        fingerprint: Type.String(),
        source: Type.String(),
        sender: Type.String(),
        active: Type.Boolean(),
        severity: Severity,
        raisedAt: Time,
        lastSeenAt: Time,
        expiresAt: TimeOrNull,
        clearedAt: TimeOrNull,
      }),
    ),
    count: Type.Integer(),
    flapping: Type.Boolean(),
    suppression: nullable(
      Type.Object({ kind: wordOf(['silence', 'maintenance', 'inhibit']), by: Type.Array(Type.String()) }),
    ),
    membership: nullable(
      Type.Object({
        incidentId: Type.String(),
        joinedAt: Time,
        score: Type.Number(),
        threshold: Type.Number(),
        viaAlertId: TextOrNull,
        evidence: Type.Array(EvidenceSchema),
      }),
    ),
    firstSeenAt: Time,
    lastSeenAt: Time,
    clearedAt: TimeOrNull,
    updatedAt: Time,
  }),
)
