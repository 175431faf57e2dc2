// A silence: a person holds alerts back by label matchers for a time (Alertmanager API v2 semantics: all matchers must match, regexes are anchored).

export interface SilenceMatcher {
  readonly name: string
  readonly value: string
  readonly isRegex: boolean
  readonly isEqual: boolean
}

export interface Silence {
  readonly id: string
  readonly revision: number
  readonly matchers: readonly SilenceMatcher[]
  readonly startsAt: number
  readonly endsAt: number
  readonly createdBy: string
  readonly comment: string
  readonly updatedAt: number
}
