// The receiver on real sockets: UDP, TCP, who may send, what is left out.
import { createSocket } from 'node:dgram'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { createSyslogReceiver, type SyslogReceiver } from './syslog-receiver.ts'

interface Running {
  readonly receiver: SyslogReceiver
  readonly events: MonitoringEvent[]
  arrived(count: number): Promise<readonly MonitoringEvent[]>
  refused(reason: string): Promise<number>
}

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function running(change: { sources?: string[] } = {}): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nocturne-syslog-'))
  const events: MonitoringEvent[] = []
  const waiting: (() => void)[] = []
  const metrics = createMetrics()
  const receiver = createSyslogReceiver({
    config: {
      dataDir,
      domain: 'default',
      syslog: { listen: ['udp', 'tcp'], host: '127.0.0.1', port: 0, sources: [], level: 4, ...change },
    },
    publisher: {
      publish: async (batch) => {
        events.push(...batch)
        for (const check of waiting) check()
      },
    },
    metrics,
    log: createLog({ level: 'silent' }),
  })
  await receiver.start()
  ends.push(async () => {
    await receiver.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    receiver,
    events,
    arrived: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (events.length >= count) resolve(events)
        }
        waiting.push(check)
        check()
      }),
    async refused(reason) {
      const metric = await metrics.registry.getSingleMetric('nocturne_syslog_refused_total')?.get()
      return metric?.values.find(({ labels }) => labels['reason'] === reason)?.value ?? -1
    },
  }
}

function sendUdp(port: number | undefined, ...lines: readonly string[]): Promise<void> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) => {
    let left = lines.length
    for (const line of lines)
      socket.send(line, port, '127.0.0.1', (error) => {
        if (error !== null) reject(error)
        if (--left === 0) socket.close(() => resolve())
      })
  })
}

function sendTcp(port: number | undefined, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port ?? 0, '127.0.0.1', () => socket.end(text))
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}

describe('the syslog receiver', () => {
  it('takes UDP and TCP, counted or by lines, also a last line without an end', async () => {
    const { receiver, arrived } = await running()
    const { udp, tcp } = receiver.ports()
    await sendUdp(udp, '<187>Nov 21 23:09:04 sw-1 %LINK-3-UPDOWN: Interface Gi0/1, changed state to down')
    await sendTcp(
      tcp,
      '<11>1 2026-11-21T23:09:04Z a b - - - one\n38 <11>1 2026-11-21T23:09:04Z a b - - - 2<11>1 2026-11-21T23:09:04Z a b - - - three',
    )
    const events = await arrived(4)
    expect(new Set(events.map(({ summary }) => summary))).toEqual(
      new Set(['%LINK-3-UPDOWN: Interface Gi0/1, changed state to down', 'one', '2', 'three']),
    )
    expect(events.find(({ eventClass }) => eventClass === 'linkDown')?.sender).toBe('udp:127.0.0.1')
  })

  it('leaves out what is unknown and below the level, counts what is malformed', async () => {
    const { receiver, arrived, events, refused } = await running()
    await sendTcp(receiver.ports().tcp, '<14>Nov 21 23:09:04 a b: chatter\nno priority\n<11>Nov 21 23:09:04 a b: bad\n')
    await arrived(1)
    expect(events.map(({ summary }) => summary)).toEqual(['bad'])
    expect(await refused('below_level')).toBe(1)
    expect(await refused('malformed')).toBe(1)
  })

  it('refuses senders that are not allowed', async () => {
    const { receiver, refused, events } = await running({ sources: ['192.0.2.0/24'] })
    await sendTcp(receiver.ports().tcp, '<11>Nov 21 23:09:04 a b: bad\n')
    expect(await refused('source_not_allowed')).toBe(1)
    expect(events).toEqual([])
  })
})
