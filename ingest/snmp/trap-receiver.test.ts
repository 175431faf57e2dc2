// Real packets: Debian's snmptrap and snmpinform through a loopback socket.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { communityMessage, INFORM, usmMessage } from './ber-encode.test-support.ts'
import { recorded } from './recorded-packets.test-support.ts'
import {
  openClient,
  runTool,
  SNMP_TOOLS,
  startReceiver,
  until,
  type TestReceiver,
  type TestReceiverOptions,
} from './receiver.test-support.ts'

const running: TestReceiver[] = []
async function receive(options: TestReceiverOptions = {}): Promise<TestReceiver> {
  const receiver = await startReceiver(options)
  running.push(receiver)
  return receiver
}
afterEach(async () => {
  for (const receiver of running.splice(0)) await receiver.stop()
})

const LINK_DOWN = ['1.3.6.1.6.3.1.1.5.3', '1.3.6.1.2.1.2.2.1.1.3', 'i', '3'] as const
const LINK_UP = ['1.3.6.1.6.3.1.1.5.4', '1.3.6.1.2.1.2.2.1.1.3', 'i', '3'] as const
const V2C = ['-v2c', '-c', 'public', '@', ''] as const
const ENGINE = ['-e', '0x8000000001020304'] as const
const AUTH = 'auth phrase'
const PRIV = 'priv phrase'
const SEALED = ['-u', 'sealed', '-l', 'authPriv', '-a', 'SHA-256', '-A', AUTH, '-x', 'AES', '-X', PRIV] as const

const stored = (receiver: TestReceiver, count = 1) =>
  until(`${count} events are stored`, () => receiver.events.length >= count)

describe.skipIf(!SNMP_TOOLS)("Debian's snmp tools (skipped: snmptrap and snmpinform are not installed)", () => {
  it('receives a v1 trap of an agent behind another address', async () => {
    const receiver = await receive()
    const args = ['-v1', '-c', 'public', '@', '1.3.6.1.4.1.318', '10.1.2.3', '6', '5', '4711']
    await runTool(receiver, 'snmptrap', [...args, '1.3.6.1.4.1.318.2.3.3.0', 's', 'On battery'])
    await stored(receiver)
    expect(receiver.events[0]).toMatchObject({
      eventClass: 'upsOnBattery',
      kind: 'raise',
      sender: 'udp:127.0.0.1',
      resource: { hints: { ip: '10.1.2.3' } },
      labels: { snmpVersion: 'v1', udpSource: '127.0.0.1', snmpTrapAddress: '10.1.2.3', mtrapargsString: 'On battery' },
    })
  })

  it('receives a v2c linkDown and its linkUp as one condition', async () => {
    const receiver = await receive()
    await runTool(receiver, 'snmptrap', [...V2C, ...LINK_DOWN])
    await runTool(receiver, 'snmptrap', [...V2C, ...LINK_UP])
    await stored(receiver, 2)
    const [down, up] = receiver.events
    expect([down?.kind, up?.kind, down?.resource.component]).toEqual(['raise', 'clear', 'ifIndex=3'])
    expect(up?.fingerprint).toBe(down?.fingerprint)
    expect(up?.id).not.toBe(down?.id)
  })

  it('receives over IPv6, and IPv4 on the same socket as IPv4', async () => {
    const receiver = await receive({ host: '::' })
    const four = { ...receiver, host: '127.0.0.1' }
    const six = { ...receiver, host: '::1' }
    await runTool(four, 'snmptrap', [...V2C, ...LINK_DOWN])
    await runTool(six, 'snmptrap', [...V2C, ...LINK_DOWN])
    await stored(receiver, 2)
    expect(receiver.events.map(({ sender }) => sender).sort()).toEqual(['udp:127.0.0.1', 'udp:::1'])
  })

  const V3: readonly (readonly [string, readonly string[], TestReceiverOptions['users']])[] = [
    ['noAuthNoPriv', ['-l', 'noAuthNoPriv'], [{ name: 'u', level: 'noAuthNoPriv' }]],
    ...(
      [
        ['md5', 'MD5'],
        ['sha', 'SHA'],
        ['sha224', 'SHA-224'],
        ['sha256', 'SHA-256'],
        ['sha384', 'SHA-384'],
        ['sha512', 'SHA-512'],
      ] as const
    ).map(
      ([authProtocol, flag]) =>
        [
          `authNoPriv ${flag}`,
          ['-l', 'authNoPriv', '-a', flag, '-A', AUTH],
          [{ name: 'u', level: 'authNoPriv', authProtocol, authKey: AUTH }],
        ] as const,
    ),
    ...(
      [
        ['aes', 'AES', 'sha', 'SHA'],
        ['aes', 'AES', 'sha512', 'SHA-512'],
        ['aes256b', 'AES-256', 'sha256', 'SHA-256'],
        ['aes256r', 'AES-256-C', 'sha', 'SHA'],
      ] as const
    ).map(
      ([privProtocol, flag, authProtocol, authFlag]) =>
        [
          `authPriv ${authFlag} ${flag}`,
          ['-l', 'authPriv', '-a', authFlag, '-A', AUTH, '-x', flag, '-X', PRIV],
          [{ name: 'u', level: 'authPriv', authProtocol, authKey: AUTH, privProtocol, privKey: PRIV }],
        ] as const,
    ),
  ]
  it.each(V3)('receives a v3 trap and answers a v3 inform: %s', async (_, level, users) => {
    const receiver = await receive({ users: users ?? [] })
    await runTool(receiver, 'snmptrap', ['-v3', ...ENGINE, '-u', 'u', ...level, '@', '', ...LINK_DOWN])
    const inform = await runTool(receiver, 'snmpinform', ['-v3', '-u', 'u', ...level, '@', '', ...LINK_UP])
    expect(inform).toEqual({ code: 0, stderr: '' })
    await stored(receiver, 2)
    const [down, up] = receiver.events
    expect(down).toMatchObject({
      eventClass: 'linkDown',
      kind: 'raise',
      labels: { snmpVersion: 'v3' },
      annotations: { snmpUser: 'u' },
      resource: { hints: { engineId: '8000000001020304' } },
    })
    expect(up).toMatchObject({ kind: 'clear', fingerprint: down?.fingerprint })
  })

  it.each(['strict', 'lenient'] as const)(
    'answers an inform whose sender asked for our time in %s mode',
    async (mode) => {
      const receiver = await receive({ mode })
      const inform = await runTool(receiver, 'snmpinform', ['-v3', ...SEALED, '@', '', ...LINK_DOWN])
      expect(inform).toEqual({ code: 0, stderr: '' })
      expect(receiver.events[0]?.annotations['snmpTimeliness']).toBeUndefined()
    },
  )

  it('tells the sender of a late inform our time in strict mode, so that it sends again (RFC 3414 section 3.2-7a)', async () => {
    const receiver = await receive({ mode: 'strict' })
    const ours = readFileSync(join(receiver.directory, 'snmp-engine-id'), 'utf8').split(' ')[0]
    const late = ['-v3', '-r', '3', '-t', '2', '-e', `0x${ours}`, '-Z', '77,5', ...SEALED, '@', '', ...LINK_DOWN]
    expect(await runTool(receiver, 'snmpinform', late)).toEqual({ code: 0, stderr: '' })
    expect(await receiver.refused('not_in_time_window')).toBe(1)
    expect(receiver.events.length).toBe(1)
  })

  it('answers an inform only once it is stored', async () => {
    const receiver = await receive()
    let store = () => {}
    receiver.publishing = () => new Promise((resolve) => (store = resolve))
    let answered = false
    const inform = runTool(receiver, 'snmpinform', ['-r', '0', '-t', '20', ...V2C, ...LINK_DOWN]).then((result) => {
      answered = true
      return result
    })
    await until('it is being published', async () => (await receiver.metric('nocturne_snmp_in_flight_events')) === 1)
    expect([answered, receiver.events.length]).toEqual([false, 0])
    store()
    expect(await inform).toEqual({ code: 0, stderr: '' })
    expect(receiver.events.length).toBe(1)
  })

  it('does not answer an inform that cannot be stored; its sender repeats it as the same occurrence', async () => {
    const receiver = await receive()
    const ids: (string | undefined)[] = []
    receiver.publishing = async (events) => {
      ids.push(events[0]?.id)
      if (ids.length < 3) throw new Error('NATS is away')
    }
    const inform = await runTool(receiver, 'snmpinform', [
      '-v3',
      '-r',
      '8',
      '-t',
      '1',
      ...SEALED,
      '@',
      '',
      ...LINK_DOWN,
    ])
    expect(inform).toEqual({ code: 0, stderr: '' })
    expect(ids.length).toBe(3)
    expect(new Set(ids).size, 'one occurrence has one id').toBe(1)
    expect(await receiver.refused('overload')).toBe(2)
    expect(receiver.events.length).toBe(1)
  })

  it('keeps its engineID over a restart', async () => {
    const first = await receive()
    const second = await first.restart()
    running.push(second)
    expect((await runTool(second, 'snmpinform', ['-v3', ...SEALED, '@', '', ...LINK_DOWN])).code).toBe(0)
  })

  const noisy = ['-l', 'authPriv', '-a', 'SHA-256', '-x', 'AES'] as const
  it.each([
    ['wrong_community', ['-v2c', '-c', 'secret-guess', '@', '', ...LINK_DOWN]],
    ['unknown_user', ['-v3', ...ENGINE, '-u', 'nobody', '-l', 'noAuthNoPriv', '@', '', ...LINK_DOWN]],
    [
      'wrong_digest',
      ['-v3', ...ENGINE, '-u', 'sealed', ...noisy, '-A', 'wrong phrase', '-X', PRIV, '@', '', ...LINK_DOWN],
    ],
    [
      'decryption_failed',
      ['-v3', ...ENGINE, '-u', 'sealed', ...noisy, '-A', AUTH, '-X', 'wrong phrase', '@', '', ...LINK_DOWN],
    ],
    ['wrong_security_level', ['-v3', ...ENGINE, '-u', 'sealed', '-l', 'noAuthNoPriv', '@', '', ...LINK_DOWN]],
  ] as const)('refuses a trap as %s, keeps it without its secrets, goes on working', async (reason, args) => {
    const receiver = await receive()
    await runTool(receiver, 'snmptrap', args)
    await until('it is refused', async () => (await receiver.refused(reason)) === 1)
    await until('the letter is kept', () => receiver.letters.length === 1)
    expect(receiver.letters[0]).toMatchObject({ reason, room: 'ingest', source: 'snmp', sender: 'udp:127.0.0.1' })
    const kept = Buffer.from(receiver.letters[0]?.payload ?? '', 'hex').toString('latin1')
    expect(kept).not.toContain('secret-guess')
    expect(receiver.logged(), 'keys must never be logged').not.toMatch(/phrase|authKey|privKey|digest [0-9a-f]/)
    await runTool(receiver, 'snmptrap', [...V2C, ...LINK_DOWN])
    await stored(receiver)
    expect(receiver.events.length).toBe(1)
  })

  it('refuses sources outside of the allow-list and never answers them', async () => {
    const receiver = await receive({ sources: ['192.0.2.0/24', '2001:db8::/32'] })
    const inform = await runTool(receiver, 'snmpinform', [
      '-v3',
      '-r',
      '0',
      '-t',
      '1',
      ...SEALED,
      '@',
      '',
      ...LINK_DOWN,
    ])
    expect(inform.code).toBe(1)
    expect(await receiver.refused('source_not_allowed')).toBe(1)
  })
})

describe('datagrams that no tool sends', () => {
  it('drops a v3 trap without a user name, and a v2c one when there are no communities', async () => {
    const receiver = await receive({ communities: [] })
    const client = await openClient(receiver)
    await client.send(usmMessage({ engineId: Buffer.from('8000000001020304', 'hex'), user: '' }))
    await client.send(communityMessage())
    await until('both are refused', async () => (await receiver.refused('wrong_community')) === 1)
    expect(await receiver.refused('empty_user')).toBe(1)
    client.socket.close()
  })

  it('drops replays of authPriv traps, and takes the first', async () => {
    const receiver = await receive()
    const client = await openClient(receiver)
    for (let i = 0; i < 5; i++) await client.send(recorded('v3Priv'))
    await until('four are refused', async () => (await receiver.refused('replayed')) === 4)
    await stored(receiver)
    expect(receiver.events.length).toBe(1)
    client.socket.close()
  })

  it('answers a repeated inform again without publishing it again', async () => {
    const receiver = await receive()
    const client = await openClient(receiver)
    const inform = communityMessage({ tag: INFORM, requestId: 77 })
    await client.send(inform)
    await until('it is answered', () => client.replies.length === 1)
    await client.send(inform)
    await until('it is answered again', () => client.replies.length === 2)
    await client.send(communityMessage({ tag: INFORM, requestId: 78 }))
    await until('the next one is answered', () => client.replies.length === 3)
    expect(receiver.events.length).toBe(2)
    expect(await receiver.metric('nocturne_snmp_informs_repeated_total')).toBe(1)
    client.socket.close()
  })

  it('answers an inform whose repetition came while it was being stored, once for each', async () => {
    const receiver = await receive()
    let store = () => {}
    receiver.publishing = () => new Promise((resolve) => (store = resolve))
    const client = await openClient(receiver)
    const inform = communityMessage({ tag: INFORM, requestId: 77 })
    await client.send(inform)
    await client.send(inform)
    await until('both are in', async () => (await receiver.metric('nocturne_snmp_datagrams_total')) === 2)
    await until('it is being published', async () => (await receiver.metric('nocturne_snmp_in_flight_events')) === 1)
    store()
    await until('both are answered', () => client.replies.length === 2)
    expect(receiver.events.length).toBe(1)
    client.socket.close()
  })

  it('keeps traps on disk while NATS is away, over a restart too, and stores them in order', async () => {
    const first = await receive()
    first.publishing = async () => {
      throw new Error('NATS is away')
    }
    const client = await openClient(first)
    for (let i = 1; i <= 20; i++) await client.send(communityMessage({ requestId: i }))
    await until('they are on disk', async () => {
      const received = await first.metric('nocturne_snmp_datagrams_total')
      return received === 20 && (await first.metric('nocturne_snmp_spool_bytes')) > 20 * 300
    })
    client.socket.close()
    const second = await first.restart()
    running.push(second)
    await stored(second, 20)
    const counters = second.events.map(({ id }) => parseInt(id.split('-').at(-1) ?? '', 36))
    expect(counters).toEqual([...counters].sort((a, b) => a - b))
    expect(await second.metric('nocturne_snmp_spool_bytes')).toBe(0)
    expect(await first.refused('overload')).toBe(0)
  })

  it('starts once and stops twice', async () => {
    const receiver = await receive()
    await receiver.stop()
    await receiver.stop()
  })
})
