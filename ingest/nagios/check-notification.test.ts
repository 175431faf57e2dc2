// The words that Nagios, Icinga 2 and Checkmk share.
import { describe, expect, it } from 'vitest'
import { checkmkNotification } from '../checkmk/notification.ts'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { icinga2Notification } from '../icinga2/notification.ts'
import { nagiosNotification } from './notification.ts'

const disk = (change: object = {}) => ({
  notification_type: 'PROBLEM',
  host: 'db-1',
  address: '10.0.3.1',
  service: 'Disk /var',
  state: 'CRITICAL',
  output: 'DISK CRITICAL - free space: /var 312 MB (2%)',
  time: '1795255500',
  ...change,
})

describe('Nagios', () => {
  it('a service problem', () => {
    expect(gist(readOne(nagiosNotification, disk()))).toEqual({
      kind: 'raise',
      eventClass: 'diskFull',
      severity: 'critical',
      hints: { hostname: 'db-1', ip: '10.0.3.1' },
      component: '/var',
      summary: 'Disk /var on db-1 is CRITICAL: DISK CRITICAL - free space: /var 312 MB (2%)',
    })
  })

  it('problem => same problem => worse => recovery: one fingerprint', () => {
    const story = [
      disk({ state: 'WARNING' }),
      disk({ state: 'WARNING', time: '1795259100' }),
      disk({ time: '1795260000' }),
      disk({ notification_type: 'RECOVERY', state: 'OK', output: 'DISK OK', time: '1795261000' }),
    ].map((body) => readOne(nagiosNotification, body))
    expect(story.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['raise', 'warning'],
      ['raise', 'warning'],
      ['raise', 'critical'],
      ['clear', 'cleared'],
    ])
    expect(new Set(story.map(({ fingerprint }) => fingerprint)).size).toBe(1)
    expect(new Set(story.map(({ id }) => id)).size).toBe(4)
  })

  it.each([
    ['DOWN', 'raise', 'critical'],
    ['UNREACHABLE', 'raise', 'major'],
    ['1', 'raise', 'critical'],
    ['UP', 'clear', 'cleared'],
  ])('a host that is %s => %s %s', (state, kind, severity) => {
    const event = readOne(nagiosNotification, { host: 'sw-1', address: '10.0.0.1', state, output: 'PING' })
    expect(event).toMatchObject({ kind, severity, eventClass: 'HostDown' })
  })

  it.each(['ACKNOWLEDGEMENT', 'DOWNTIMESTART', 'FLAPPINGSTART', 'CUSTOM'])('%s only tells', (notification_type) => {
    const event = readOne(nagiosNotification, disk({ notification_type, author: 'kim', comment: 'on it' }))
    expect(event.kind).toBe('notice')
    expect(event.annotations).toMatchObject({ author: 'kim', comment: 'on it' })
  })

  it.each([
    [{ host: '' }, 'missing_field'],
    [{ host: '$HOSTNAME$' }, 'missing_field'],
    [{ state: '' }, 'missing_field'],
    [{ state: 'SIDEWAYS' }, 'unknown_status'],
  ])('refuses %j as %s', (change, reason) => {
    expect(readAll(nagiosNotification, disk(change))[0]).toMatchObject({ reason })
  })

  it('an interface check is linkDown only when it says so', () => {
    const down = disk({ service: 'Interface Gi0/3', output: 'CRITICAL: Gi0/3 (down)' })
    expect(gist(readOne(nagiosNotification, down))).toMatchObject({ eventClass: 'linkDown', component: 'ifName=Gi0/3' })
    const errors = disk({ service: 'Interface Gi0/3', output: 'WARNING: 3 % input errors' })
    expect(gist(readOne(nagiosNotification, errors))).toMatchObject({
      eventClass: 'interfaceDegraded',
      component: 'ifName=Gi0/3',
    })
  })
})

describe('Icinga 2', () => {
  it('the same check at two tools is two fingerprints, one class and component', () => {
    const [a, b] = [readOne(nagiosNotification, disk()), readOne(icinga2Notification, disk())]
    expect(a.fingerprint).not.toBe(b.fingerprint)
    expect(gist(a)).toEqual(gist(b))
  })
})

describe('Checkmk', () => {
  const recovery = {
    what: 'HOST',
    notification_type: 'RECOVERY',
    host: 'hv-2',
    address: '10.0.4.2',
    state: 'UP',
    event: 'DOWN -> UP',
    output: 'Packet received via smart PING',
    site: 'main',
    url: '/check_mk/index.py?start_url=view.py',
    base_url: 'https://monitoring.example.net/main/',
  }
  it('DOWN => UP: one fingerprint, the link is whole', () => {
    const down = readOne(checkmkNotification, { ...recovery, notification_type: 'PROBLEM', state: 'DOWN' })
    const up = readOne(checkmkNotification, recovery)
    expect(up).toMatchObject({ kind: 'clear', fingerprint: down.fingerprint, eventClass: 'HostDown' })
    expect(up.links).toEqual([
      { title: 'Checkmk', url: 'https://monitoring.example.net/main/check_mk/index.py?start_url=view.py' },
    ])
  })

  it('reads the names of its own environment and its short states', () => {
    const event = readOne(checkmkNotification, {
      NOTIFY_HOSTNAME: 'hv-2',
      NOTIFY_SERVICEDESC: 'Filesystem /srv',
      NOTIFY_SERVICESTATE: 'WARN',
      NOTIFY_NOTIFICATIONTYPE: 'PROBLEM',
      NOTIFY_MICROTIME: '1795255500000000',
    })
    expect(event).toMatchObject({
      kind: 'raise',
      severity: 'warning',
      eventClass: 'diskFull',
      occurredAt: 1_795_255_500_000,
      resource: { component: '/srv' },
    })
  })
})
