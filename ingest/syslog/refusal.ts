// Why a syslog message did not become an event. The same word is in the metric, the documents and the tests.

export const SYSLOG_REFUSALS = {
  source_not_allowed: 'the sender is not in the allow-list syslog.sources',
  malformed: 'no priority (<0> to <191>) at its beginning',
  too_long: 'longer than 64 KiB',
  below_level: 'the table of message classes does not know it, and it is less severe than syslog.level',
  too_many_connections: 'more TCP connections than are taken at once; counted by connection',
  overload: 'could not be stored and the spool is full',
} as const satisfies Record<string, string>

export type SyslogRefusal = keyof typeof SYSLOG_REFUSALS
