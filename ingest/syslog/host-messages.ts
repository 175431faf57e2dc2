// Messages of Linux hosts: the kernel, file systems, systemd, logins.
import type { MessageClass } from './message-class.ts'

export const HOST_MESSAGES: readonly MessageClass[] = [
  {
    eventClass: 'outOfMemoryKill',
    text: /Out of memory: Kill(?:ed)? process \d+ \((?<part>[^)]{1,60})\)/,
    kind: 'raise',
    severity: 'major',
    part: 'process',
    lastsMinutes: 60,
  },
  {
    eventClass: 'diskError',
    text: /I\/O error,? (?:on )?dev(?:ice)? (?<part>[\w-]{2,40})/,
    app: /^kernel$/,
    kind: 'raise',
    severity: 'major',
    part: 'device',
    lastsMinutes: 60,
  },
  {
    eventClass: 'filesystemError',
    text: /(?:EXT[234]-fs error \(device (?<part>[\w-]{2,40})\)|XFS \((?<part2>[\w-]{2,40})\): .{0,80}[Cc]orruption)/,
    kind: 'raise',
    severity: 'critical',
    part: 'device',
    lastsMinutes: 60,
  },
  {
    eventClass: 'filesystemReadOnly',
    text: /\((?:device )?(?<part>[\w-]{2,40})\): Remounting filesystem read-only/,
    kind: 'raise',
    severity: 'critical',
    part: 'device',
    lastsMinutes: 60,
  },
  {
    eventClass: 'raidDegraded',
    text: /(?<part>md\d+): Disk failure on /,
    kind: 'raise',
    severity: 'major',
    part: 'device',
    lastsMinutes: 240,
  },
  {
    eventClass: 'serviceFailed',
    text: /^(?<part>[\w@:.-]{1,100}\.service): Failed with result/,
    app: /^systemd$/,
    kind: 'raise',
    severity: 'major',
    part: 'unit',
    lastsMinutes: 60,
  },
  {
    eventClass: 'serviceFailed',
    text: /^Started (?<part>[\w@:.-]{1,100}\.service)/,
    app: /^systemd$/,
    kind: 'clear',
    part: 'unit',
  },
  {
    eventClass: 'loginFailed',
    text: /(?:Failed password|authentication failure|Invalid user)\b/,
    app: /^(?:sshd|sudo|su|login)$/,
    kind: 'notice',
    severity: 'warning',
  },
]
