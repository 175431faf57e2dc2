// Words of the page about what the engine has learned.

export const learnedWords = {
  learned: {
    intro:
      'Which classes of events follow which, counted in the stream and tested against chance. Accepted rules help to group alerts; merges and splits by operators weigh more than cases.',
    all: 'Also show what was not accepted',
    empty: 'Nothing has been learned yet. A rule needs to be seen at least twice, and more often than chance explains.',
    failed: 'The rules cannot be loaded: the history is away.',
    more: 'Load more',
    table: 'Learned rules',
    sameCi: 'same CI',
    hops_one: '{{count}} hop',
    hops_other: '{{count}} hops',
    atOnce: 'at once',
    lag: '{{typical}}, within {{window}}',
    cases: '{{support}} of {{causes}}',
    chance: 'chance: {{expected}}',
    verdicts: '+{{merges}} / −{{splits}}',
  },
  learnedColumn: {
    from: 'First',
    to: 'Then',
    hops: 'Distance',
    lag: 'Typical lag',
    score: 'Probability',
    support: 'Cases',
    operators: 'Operators',
    verdict: 'Verdict',
  },
  affinityVerdict: {
    accepted: 'Accepted',
    chance: 'No more than chance',
    weak: 'Too rare to matter',
    reversed: 'The other order is the rule',
    split_by_operators: 'Split by operators',
  },
} as const
