// A real SNMP agent on loopback that serves recorded rows, v1 and v2c: one community a recording. For what snmpsim is not there for, and for
// agents that do not keep to the standard.
import { createSocket, type Socket } from 'node:dgram'
import { int, oid, text, tlv } from '../../ingest/snmp/ber-encode.test-support.ts'
import { BerCursor } from '../../ingest/snmp/ber-cursor.ts'
import { arcsOf, compareArcs, octetsOf, type RecordedRow } from './snmp-recording.ts'

export interface AgentQuirks {
  /** Gives no answer to GETBULK. */
  readonly noBulk?: boolean
  /** Speaks v1 only. */
  readonly v1Only?: boolean
  /** Gives the first row again when it comes to its end. */
  readonly circular?: boolean
  /** Leaves out this many datagrams first. */
  readonly deaf?: number
  /** Where it listens; 127.0.0.1 and a free port unless told. */
  readonly address?: string
  readonly port?: number
}

export interface SnmpAgent {
  readonly port: number
  /** Requests answered, by community. */
  readonly answered: ReadonlyMap<string, number>
  close(): Promise<void>
}

type Tree = readonly RecordedRow[]

const GET = 0xa0
const GET_NEXT = 0xa1
const RESPONSE = 0xa2
const GET_BULK = 0xa5
const NO_SUCH_INSTANCE = Buffer.from([0x81, 0])
const END_OF_MIB = Buffer.from([0x82, 0])
/** What an agent puts into one datagram. */
const MAX_ANSWER = 8000

/** Starts an agent on a free port. */
export async function startSnmpAgent(
  recordings: Readonly<Record<string, readonly RecordedRow[]>>,
  quirks: AgentQuirks = {},
): Promise<SnmpAgent> {
  const trees = new Map<string, Tree>(Object.entries(recordings))
  const answered = new Map<string, number>()
  let deaf = quirks.deaf ?? 0
  const socket = createSocket('udp4')
  socket.on('message', (datagram, from) => {
    if (deaf-- > 0) return
    const request = readRequest(datagram)
    const tree = request === null ? undefined : trees.get(request.community)
    if (request === null || tree === undefined) return
    if ((quirks.v1Only === true && request.version !== 0) || (quirks.noBulk === true && request.tag === GET_BULK))
      return
    answered.set(request.community, (answered.get(request.community) ?? 0) + 1)
    socket.send(answerTo(request, tree, quirks), from.port, from.address)
  })
  await bind(socket, quirks)
  return {
    port: socket.address().port,
    answered,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function bind(socket: Socket, { address = '127.0.0.1', port = 0 }: AgentQuirks): Promise<void> {
  return new Promise((resolve) => socket.bind(port, address, () => resolve()))
}

interface Request {
  readonly version: number
  readonly community: string
  readonly tag: number
  readonly id: number
  readonly nonRepeaters: number
  readonly repetitions: number
  readonly oids: readonly string[]
}

function readRequest(datagram: Buffer): Request | null {
  const outer = new BerCursor(datagram, 0, datagram.length)
  if (!outer.next(0x30)) return null
  const message = outer.inside()
  const version = message.integer()
  if (version === undefined || version > 1 || !message.next(0x04)) return null
  const community = message.bytes().toString()
  if (!message.nextAny()) return null
  const tag = message.tag
  const pdu = message.inside()
  const [id = 0, nonRepeaters = 0, repetitions = 0] = [pdu.integer(), pdu.integer(), pdu.integer()]
  if (!pdu.next(0x30)) return null
  const list = pdu.inside()
  const oids: string[] = []
  while (!list.done && list.next(0x30)) {
    const varbind = list.inside()
    if (varbind.next(0x06)) oids.push(oidText(varbind.bytes()))
  }
  return { version, community, tag, id, nonRepeaters, repetitions, oids }
}

function answerTo(request: Request, tree: Tree, quirks: AgentQuirks): Buffer {
  const found =
    request.tag === GET_BULK
      ? bulk(request, tree, quirks)
      : request.oids.map((name) => one(request, tree, name, quirks))
  // RFC 3416: v1 has no exceptions, it answers with noSuchName and the place of the object.
  const missing =
    request.version === 0 ? found.findIndex((row) => row.value === END_OF_MIB || row.value === NO_SUCH_INSTANCE) : -1
  const varbinds = found.map((row) => tlv(0x30, oid(row.oid), missing < 0 ? row.value : Buffer.from([0x05, 0])))
  return tlv(
    0x30,
    int(request.version),
    text(request.community),
    tlv(RESPONSE, int(request.id), int(missing < 0 ? 0 : 2), int(missing + 1), tlv(0x30, ...varbinds)),
  )
}

interface Answer {
  readonly oid: string
  readonly value: Buffer
}

function one(request: Request, tree: Tree, name: string, quirks: AgentQuirks): Answer {
  const arcs = arcsOf(name)
  if (request.tag === GET_NEXT) return after(tree, arcs, quirks) ?? { oid: name, value: END_OF_MIB }
  const at = firstAtLeast(tree, arcs)
  const row = tree[at]
  const hit = request.tag === GET && row !== undefined && row.oid === name
  return hit ? { oid: name, value: encode(row) } : { oid: name, value: NO_SUCH_INSTANCE }
}

function bulk(request: Request, tree: Tree, quirks: AgentQuirks): Answer[] {
  const found: Answer[] = []
  let size = 0
  for (const name of request.oids) {
    let cursor = name
    for (let i = 0; i < request.repetitions && size < MAX_ANSWER; i++) {
      const row = after(tree, arcsOf(cursor), quirks)
      found.push(row ?? { oid: cursor, value: END_OF_MIB })
      if (row === undefined) break
      cursor = row.oid
      size += row.value.length + row.oid.length
    }
  }
  return found
}

function after(tree: Tree, arcs: readonly number[], quirks: AgentQuirks): Answer | undefined {
  let at = firstAtLeast(tree, arcs)
  if (compareArcs(arcs, tree[at]?.arcs ?? []) === 0) at++
  if (quirks.circular === true) at %= tree.length
  const row = tree[at]
  return row === undefined ? undefined : { oid: row.oid, value: encode(row) }
}

function firstAtLeast(tree: Tree, arcs: readonly number[]): number {
  let [low, high] = [0, tree.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareArcs(tree[middle]?.arcs ?? [], arcs) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function encode(row: RecordedRow): Buffer {
  const octets = octetsOf(row)
  if (octets !== null) return tlv(row.tag, octets)
  if (row.tag === 6) return row.text === '' ? tlv(0x06, Buffer.from([0])) : oid(row.text.replace(/^\./, ''))
  if (row.tag === 64) return tlv(64, Buffer.from(row.text.split('.').map(Number)))
  return tlv(row.tag, integerOctets(BigInt(row.text || '0')))
}

/** As short as it can be, with the sign kept (X.690 section 8.3). */
function integerOctets(value: bigint): Buffer {
  const octets: number[] = []
  for (let rest = value; ; rest >>= 8n) {
    octets.unshift(Number(rest & 0xffn))
    const sign = (octets[0] ?? 0) >= 0x80
    if (rest >> 8n === (sign ? -1n : 0n)) return Buffer.from(octets)
    if (rest >> 8n === 0n && sign) return Buffer.from([0, ...octets])
  }
}

function oidText(octets: Buffer): string {
  const arcs: number[] = []
  let value = 0
  for (const octet of octets) {
    value = value * 128 + (octet & 0x7f)
    if (octet >= 0x80) continue
    arcs.push(value)
    value = 0
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}
