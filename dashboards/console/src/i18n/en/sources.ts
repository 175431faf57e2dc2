// Words of the page about who sends here.

export const sourceWords = {
  sources: {
    title: 'Sources',
    intro:
      'Who sends events here, and who should. Whoever falls silent raises an alert of its own. What is expected is set in nocturne.yaml or learned from a steady rhythm.',
    empty: 'Nobody has sent anything yet.',
    failed: 'The sources cannot be loaded.',
    table: 'Senders and their health',
    anySender: 'any sender',
    watchdog: 'Watchdog of {{labels}}',
    never: 'never',
    ago: '{{ago}} ago',
    nothing: 'nothing',
    forget: 'Forget',
    forgetSure: 'Forget for good?',
    forgetFailed: 'The sender could not be forgotten.',
  },
  sourceColumn: {
    state: 'State',
    source: 'Source',
    sender: 'Sender',
    last: 'Last heard from',
    rate: 'Events a minute',
    events: 'Events',
    expected: 'Expected',
    action: 'Action',
  },
  sourceState: {
    silent: 'Silent',
    waiting: 'Not heard from yet',
    speaking: 'Speaking',
    unwatched: 'Not watched',
  },
  sourceExpected: {
    configured: 'every {{every}}, silent after {{after}} (configured)',
    lease: 'every {{every}}, silent after {{after}} (its own lease)',
    learned: 'every {{every}}, silent after {{after}} (learned)',
  },
} as const
