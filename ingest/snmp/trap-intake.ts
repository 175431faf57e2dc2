// One datagram's way through: source, strict check, community or USM gate, decoding, mapping, outbox. Every way out that is not an event
// has a reason word. Nothing here waits: an inform's answer is sent when the outbox says that it is stored.
import { randomBytes } from 'node:crypto'
import type { RemoteInfo } from 'node:dgram'
import type { NotificationPdu } from 'net-snmp'
import type { Config } from '../../platform/config/config.ts'
import { normaliseAddress } from './address.ts'
import type { Catalog } from './catalog/catalog.ts'
import { createCommunityCheck } from './community-check.ts'
import { decodeCommunityPdu, informResponse } from './community-decoder.ts'
import type { RefusedDatagram } from './dead-letter-sampler.ts'
import { MAX_VARBINDS, readEnvelope, type CommunityEnvelope, type UsmEnvelope } from './envelope.ts'
import { toEvent } from './event-mapping.ts'
import { InformLedger } from './inform-ledger.ts'
import { createNetSnmpDecoder, type Decoded } from './net-snmp-decoder.ts'
import { stableHash } from '../../platform/hash/stable-hash.ts'
import type { RefusalReason } from './refusal.ts'
import type { SnmpMetrics } from './snmp-metrics.ts'
import { createSourceFilter } from './source-filter.ts'
import type { TrapOutbox } from './trap-outbox.ts'
import type { EngineIdentity } from './usm/engine-identity.ts'
import { createUsmGate } from './usm/usm-gate.ts'
import { usmUser } from './usm/usm-user.ts'
import { toNotification } from './v1-to-v2.ts'

export interface TrapIntake {
  readonly accept: (datagram: Buffer, from: RemoteInfo) => void
}

/** What is known of a datagram before it is decoded. */
interface Arriving {
  readonly datagram: Buffer
  readonly from: RemoteInfo
  readonly source: string
  readonly receivedAt: number
  /** Its community, not to be kept. */
  readonly secret?: Buffer
}

interface Vouched {
  readonly engineId?: string
  readonly user?: string
  readonly outOfWindow?: boolean
  readonly replayName: string | null
  readonly repeated: boolean
}

const BY_COMMUNITY: Vouched = { replayName: null, repeated: false }
const INFORMS_REMEMBERED = 32_768
const PDU_INFORM = 0xa6

/** @param deps.send sends a datagram back; deps.refused keeps a refused one */
export function createTrapIntake(deps: {
  readonly config: Pick<Config, 'snmp' | 'domain'>
  readonly identity: EngineIdentity
  /** The catalogue in force, asked with every notification. */
  readonly catalog: () => Catalog
  readonly outbox: TrapOutbox
  readonly metrics: SnmpMetrics
  readonly send: (datagram: Buffer, to: RemoteInfo) => void
  readonly refused: (refused: RefusedDatagram) => void
}): TrapIntake {
  const { config, identity, catalog, outbox, metrics, send } = deps
  const { snmp } = config
  const users = snmp.users.map(usmUser)
  const isAllowed = createSourceFilter(snmp.sources)
  const isCommunity = createCommunityCheck(snmp.communities)
  const decoder = createNetSnmpDecoder({ engineId: identity.engineId, users })
  const startedAt = performance.now()
  const ownClock = () => ({ boots: identity.boots, time: Math.floor((performance.now() - startedAt) / 1000) })
  const own = { engineId: identity.engineId, now: ownClock }
  const gate = createUsmGate({ users, mode: snmp.v3ReplayMode, own })
  const informs = new InformLedger(INFORMS_REMEMBERED)
  const nonce = randomBytes(4).toString('hex')
  let counter = 0

  function accept(datagram: Buffer, from: RemoteInfo): void {
    metrics.datagrams.inc()
    const source = normaliseAddress(from.address)
    const arriving: Arriving = { datagram, from, source, receivedAt: Date.now() }
    if (!isAllowed(source)) {
      refuse('source_not_allowed', arriving)
      return
    }
    const envelope = readEnvelope(datagram)
    if (typeof envelope === 'string') {
      refuse(envelope, arriving)
      return
    }
    if (envelope.version === 'v3') acceptUsm(arriving, envelope)
    else acceptCommunity({ ...arriving, secret: envelope.community }, envelope)
  }

  function acceptCommunity(arriving: Arriving, envelope: CommunityEnvelope): void {
    if (!isCommunity(envelope.community)) {
      refuse('wrong_community', arriving)
      return
    }
    const { datagram } = arriving
    const reply = envelope.pdu === 'inform' ? informResponse(datagram, envelope) : null
    deliverNotification(decodeCommunityPdu(datagram, envelope), reply, arriving, BY_COMMUNITY)
  }

  function acceptUsm(arriving: Arriving, envelope: UsmEnvelope): void {
    const { datagram, from, source } = arriving
    const verdict = gate.admit(datagram, envelope, source, performance.now())
    metrics.engines.set(gate.engines())
    if (!verdict.admitted) {
      refuse(verdict.reason, arriving)
      return
    }
    const outOfWindow = verdict.timeliness === 'out_of_window'
    if (outOfWindow && snmp.v3ReplayMode === 'strict') {
      // To ourselves, or the gate had refused it: tell the sender of the inform our clock, it will send again.
      const report = decoder.notInTimeWindow(datagram, from, ownClock())
      if (report !== null) send(report, from)
      refuse('not_in_time_window', arriving)
      return
    }
    const { replayName, repeated } = verdict
    const engineId = envelope.engineId.toString('hex')
    const decoded = decoder.decode(datagram, from, ownClock())
    deliver(decoded, arriving, { engineId, user: envelope.user, outOfWindow, replayName, repeated })
  }

  function deliver(decoded: Decoded, arriving: Arriving, vouched: Vouched): void {
    switch (decoded.kind) {
      case 'refused': {
        refuse(decoded.reason, arriving)
        return
      }
      case 'report': {
        send(decoded.reply, arriving.from)
        return
      }
      case 'notification': {
        deliverNotification(decoded.pdu, decoded.reply, arriving, vouched)
        return
      }
    }
  }

  function deliverNotification(pdu: NotificationPdu, reply: Buffer | null, arriving: Arriving, vouched: Vouched): void {
    // What was encrypted could not be counted before.
    if (pdu.varbinds.length > MAX_VARBINDS) {
      refuse('too_many_varbinds', arriving)
      return
    }
    const notification = toNotification(pdu)
    if (notification === undefined) {
      refuse('undecodable', arriving)
      return
    }
    const isInform = pdu.type === PDU_INFORM && reply !== null
    const engineId = senderEngine(pdu, vouched.engineId)
    const event = toEvent(catalog(), notification, {
      source: arriving.source,
      receivedAt: arriving.receivedAt,
      eventId: isInform
        ? (content) => informId(arriving.source, pdu.id ?? 0, content)
        : () => `snmp-${arriving.receivedAt.toString(36)}-${nonce}-${(++counter).toString(36)}`,
      domain: config.domain,
      ...(engineId === undefined ? {} : { engineId }),
      ...(vouched.user === undefined ? {} : { user: vouched.user }),
      ...(pdu.contextName === undefined ? {} : { contextName: pdu.contextName }),
      ...(vouched.outOfWindow === undefined ? {} : { outOfWindow: vouched.outOfWindow }),
    })
    if (vouched.repeated && !(isInform && informs.knows(event.id))) {
      refuse('replayed', arriving)
      return
    }
    if (event.labels['mib'] === undefined) metrics.uncatalogued.inc()
    if (vouched.outOfWindow === true) metrics.outOfWindow.inc()
    metrics.accept(notification.version, isInform ? 'inform' : 'trap')
    if (isInform) takeInform(event, reply, arriving, vouched)
    else outbox.addTrap(event)
  }

  function takeInform(event: ReturnType<typeof toEvent>, reply: Buffer, arriving: Arriving, vouched: Vouched): void {
    const answer = () => {
      metrics.informsAnswered.inc()
      send(reply, arriving.from)
    }
    if (informs.arrive(event.id, answer) === 'repeated') {
      metrics.informsRepeated.inc()
      return
    }
    outbox.addInform(event, (stored) => {
      informs.settle(event.id, stored)
      if (stored) return
      if (vouched.replayName !== null) gate.forget(vouched.replayName)
      refuse('overload', arriving)
    })
  }

  /** The engine of the device: authoritative for a trap, in the context of an inform, whose authoritative engine is ours. */
  function senderEngine(pdu: NotificationPdu, authoritative: string | undefined): string | undefined {
    const engineId = authoritative === identity.engineId ? pdu.contextEngineID : authoritative
    return engineId === identity.engineId || engineId === '' ? undefined : engineId
  }

  function refuse(reason: RefusalReason, arriving: Arriving): void {
    metrics.refuse(reason)
    const { datagram, source, receivedAt, secret } = arriving
    deps.refused({ reason, datagram, source, at: receivedAt, ...(secret === undefined ? {} : { secret }) })
  }

  return { accept }
}

/** The same for every transmission of one inform: request id and contents stay, v3's message id and salt do not. */
function informId(source: string, requestId: number, content: string): string {
  return `snmp-inform-${stableHash(`${source}|${requestId}|${content}`)}`
}
