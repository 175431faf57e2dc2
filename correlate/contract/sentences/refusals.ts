// Why the engine refuses a command, in English with {{places}} for values. The console has the same kinds in its languages.

export const REFUSAL_SENTENCES = {
  older_revision: 'revision {{revision}} is older than what was decided since',
  cannot_become: '{{from}} cannot become {{to}}',
  not_acknowledged: '{{state}} is not acknowledged',
  closed_not_assigned: 'a closed incident is not assigned',
  incident_over: '{{incident}} is {{state}}',
  incident_gone: 'no incident {{incident}} in this partition',
  merged_into_itself: 'an incident cannot be merged into itself',
  incident_closed_already: '{{incident}} is closed',
  other_domain: '{{incident}} is of another domain',
  nothing_to_merge: 'nothing to merge',
  no_alert_of_it: '{{alert}} is no alert of it',
  nothing_to_split: 'nothing to split',
  none_left: 'no alert would be left',
  alerts_there_already: 'the alerts are there already',
  cause_settled: 'the cause of a closed incident is settled',
  no_such_ci_here: 'no CI {{ci}} in this incident or the CMDB',
  nobody_judged: 'nobody has judged {{ci}}',
  judged_enough: '{{most}} causes have been judged already',
  no_incident_of_problem: '{{incident}} is no incident of it',
  no_workaround_when_rejected: 'a rejected problem has no workaround',
  no_incident: 'no incident {{incident}}',
  problem_rejected: 'the problem is rejected',
  in_problem_already: '{{incident}} is in it already',
  silence_without_matchers: 'a silence without matchers would hold back nothing',
  silence_ends_first: 'it ends before it starts',
  maintenance_over_nothing: 'a maintenance window over nothing',
  matcher_no_pattern: 'a matcher is no regular expression: {{fault}}',
} as const

export type RefusalKind = keyof typeof REFUSAL_SENTENCES
