// net-snmp as a pure decoder of v3: no socket of its own, its answers held back for us to send. Its errors are turned into reason words and
// never leave this file, since they hold digests and keys.
import snmp, { type Message, type NotificationPdu, type SourceInfo } from 'net-snmp'
import type { RefusalReason } from './refusal.ts'
import type { UsmUser } from './usm/usm-user.ts'

export type Decoded =
  /** reply: the answer to an inform, to be sent once the event is stored. */
  | { readonly kind: 'notification'; readonly pdu: NotificationPdu; readonly reply: Buffer | null }
  /** The answer to a discovery: holds no event. */
  | { readonly kind: 'report'; readonly reply: Buffer }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }

export interface EngineClock {
  readonly boots: number
  readonly time: number
}

export interface NetSnmpDecoder {
  /** @param clock our engine's boots and time, told to those who ask by discovery */
  decode(datagram: Buffer, source: SourceInfo, clock: EngineClock): Decoded
  /** The authenticated Report that makes the sender of a late inform take over our clock (RFC 3414 section 3.2-7a). */
  notInTimeWindow(datagram: Buffer, source: SourceInfo, clock: EngineClock): Buffer | null
}

/** RFC 3414 usmStatsNotInTimeWindows. */
const USM_STATS_NOT_IN_TIME_WINDOWS = '1.3.6.1.6.3.15.1.1.2.0'

/**
 * Creates the decoder.
 * @param deps.engineId hex, ours
 * @throws when the library refuses the settings
 */
export function createNetSnmpDecoder(deps: {
  readonly engineId: string
  readonly users: readonly UsmUser[]
}): NetSnmpDecoder {
  let decoded: Decoded | undefined
  let answer: Message | undefined
  let answerBytes: Buffer | undefined
  let lateReports = 0

  const receiver = snmp.createReceiver(
    {
      port: 1,
      engineID: deps.engineId,
      includeAuthentication: true,
      disableAuthorization: false,
      dgramModule: { createSocket: () => ({ on: ignore, bind: ignore, close: ignore }) },
    },
    (error, notification) => {
      if (error !== null) decoded = { kind: 'refused', reason: reasonOf(error) }
      else if (notification !== undefined) decoded = { kind: 'notification', pdu: notification.pdu, reply: null }
    },
  )
  const authorizer = receiver.getAuthorizer()
  for (const user of deps.users) authorizer.addUser(user.library)
  // The library would answer an inform before we have stored it: keep the answer.
  receiver.listener.send = (message) => {
    answer = message
    answerBytes = Buffer.from(message.toBuffer())
  }

  function run(datagram: Buffer, source: SourceInfo, clock: EngineClock): void {
    decoded = answer = answerBytes = undefined
    receiver.engine.engineBoots = clock.boots
    receiver.engine.engineTime = clock.time
    receiver.onMsg(NO_SOCKET, datagram, source)
  }

  return {
    decode(datagram, source, clock) {
      run(datagram, source, clock)
      if (decoded === undefined)
        return answerBytes === undefined
          ? { kind: 'refused', reason: 'undecodable' }
          : { kind: 'report', reply: answerBytes }
      if (decoded.kind !== 'notification' || answerBytes === undefined) return decoded
      return { ...decoded, reply: answerBytes }
    },
    notInTimeWindow(datagram, source, clock) {
      run(datagram, source, clock)
      if (answer === undefined || decoded?.kind !== 'notification') return null
      answer.pdu.type = snmp.PduType.Report
      answer.pdu.varbinds = [
        { oid: USM_STATS_NOT_IN_TIME_WINDOWS, type: snmp.ObjectType.Counter32, value: ++lateReports },
      ]
      answer.msgSecurityParameters.msgAuthoritativeEngineBoots = clock.boots
      answer.msgSecurityParameters.msgAuthoritativeEngineTime = clock.time
      // The library has made text of it for its callback.
      if (typeof answer.pdu.contextEngineID === 'string')
        answer.pdu.contextEngineID = Buffer.from(answer.pdu.contextEngineID, 'hex')
      answer.setPrivacy(false)
      answer.buffer = null
      return Buffer.from(answer.toBuffer())
    },
  }
}

const NO_SOCKET = {}

function ignore(): void {
  // The library's own socket does nothing.
}

/** Only the class and the code of the library's error are looked at. */
function reasonOf(error: Error): RefusalReason {
  const code = 'code' in error ? error.code : undefined
  if (error.name === 'ResponseInvalidError') {
    if (code === snmp.ResponseInvalidCode.EAuthFailure) return 'wrong_digest'
    if (code === snmp.ResponseInvalidCode.ECouldNotDecrypt) return 'decryption_failed'
  }
  return 'undecodable'
}
