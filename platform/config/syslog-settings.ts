// The settings of the syslog receiver: off until a transport is named.
import { addressRange, choice, integer, list, oneOf, text } from './setting.ts'

/** RFC 5424 section 6.2.1, in its order: 0 is an emergency. */
export const SYSLOG_LEVELS = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'] as const

/** Rows of the setting table. */
export function syslogSettings() {
  return {
    syslogListen: list<'udp' | 'tcp'>(
      {
        path: 'syslog.listen',
        env: 'NOCTURNE_SYSLOG_LISTEN',
        default: [],
        doc: 'Transports on which syslog is taken: udp, tcp. Empty: none.',
      },
      (item) => oneOf(['udp', 'tcp'] as const, item),
    ),
    syslogHost: text({
      path: 'syslog.host',
      env: 'NOCTURNE_SYSLOG_HOST',
      default: '127.0.0.1',
      doc: 'Address that the syslog receiver binds.',
    }),
    syslogPort: integer(
      {
        path: 'syslog.port',
        env: 'NOCTURNE_SYSLOG_PORT',
        default: 1514,
        doc: 'Port for syslog, UDP and TCP; 0 takes a free one each.',
      },
      { min: 0, max: 65_535 },
    ),
    syslogSources: list(
      {
        path: 'syslog.sources',
        env: 'NOCTURNE_SYSLOG_SOURCES',
        default: [],
        doc: 'Addresses and CIDR ranges that may send syslog; empty allows all.',
      },
      addressRange,
    ),
    syslogLevel: choice(
      {
        path: 'syslog.level',
        env: 'NOCTURNE_SYSLOG_LEVEL',
        default: 'warning',
        doc: 'Least severe level of syslog messages that are kept though the table of message classes does not know them.',
      },
      SYSLOG_LEVELS,
    ),
  }
}
