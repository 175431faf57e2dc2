// One SNMP agent, asked one thing at a time, over npm net-snmp's session. What goes wrong is an answer with a reason; the library's errors, which
// may hold keys, do not leave this file.
import snmp, { type Session, type SessionOptions, type Varbind } from 'net-snmp'
import { isIPv6 } from 'node:net'
import { usmUser } from '../../snmp/usm/usm-user.ts'
import type { SnmpValue } from '../walk/walked-rows.ts'
import type { SnmpCredential } from './credential.ts'

export const SNMP_FAULTS = ['no_answer', 'refused', 'agent_error', 'unreachable', 'malformed'] as const
/** no_answer: nothing came. refused: the agent does not accept the credential. agent_error: it answered with an error status. */
export type SnmpFault = (typeof SNMP_FAULTS)[number]

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: SnmpFault; readonly detail: string }

export interface Row {
  readonly oid: string
  readonly value: SnmpValue
}

export interface SnmpClient {
  readonly version: 'v1' | 'v2c' | 'v3'
  /** Values in the order of the OIDs; undefined for what the agent does not have. */
  get(oids: readonly string[]): Promise<Answer<readonly (SnmpValue | undefined)[]>>
  /** Up to `count` rows after an OID; fewer at the end of the MIB. GETBULK from 2 on, which v1 does not have. */
  next(oid: string, count: number): Promise<Answer<readonly Row[]>>
  close(): void
}

export interface SnmpClientOptions {
  readonly address: string
  readonly port: number
  readonly credential: SnmpCredential
  /** Of a community: v2c unless told. */
  readonly version?: 'v1' | 'v2c'
  readonly timeoutMs: number
  readonly retries: number
}

/** Opens a client. Nothing is sent before the first request. */
export function createSnmpClient(options: SnmpClientOptions): SnmpClient {
  const { credential } = options
  const version = credential.kind === 'user' ? 'v3' : (options.version ?? 'v2c')
  const settings: SessionOptions = {
    port: options.port,
    version: { v1: snmp.Version1, v2c: snmp.Version2c, v3: snmp.Version3 }[version],
    transport: isIPv6(options.address) ? 'udp6' : 'udp4',
    retries: options.retries,
    timeout: options.timeoutMs,
    backoff: 1,
    context: credential.kind === 'user' ? credential.context : '',
  }
  const session =
    credential.kind === 'user'
      ? snmp.createV3Session(options.address, usmUser(credential.user).library, settings)
      : snmp.createSession(options.address, credential.community, settings)
  // A datagram that is no SNMP message: the request runs into its timeout, as if nothing had come.
  session.on('error', () => undefined)
  return {
    version,
    get: (oids) => ask((answered) => session.get(oids, answered), values),
    next: (oid, count) => (count > 1 && version !== 'v1' ? bulk(session, oid, count) : one(session, oid)),
    close: () => session.close(),
  }
}

function one(session: Session, oid: string): Promise<Answer<readonly Row[]>> {
  return ask((answered) => session.getNext([oid], answered), rows)
}

function bulk(session: Session, oid: string, count: number): Promise<Answer<readonly Row[]>> {
  return ask(
    (answered: (error: Error | null, varbinds?: Varbinds) => void) => session.getBulk([oid], 0, count, answered),
    (varbinds) => rows(flat(varbinds)),
  )
}

type Varbinds = readonly (Varbind | readonly Varbind[])[]

function ask<V extends Varbinds, R>(
  send: (answered: (error: Error | null, varbinds?: V) => void) => void,
  read: (varbinds: V | readonly []) => R,
): Promise<Answer<R>> {
  return new Promise((resolve) => {
    send((error, varbinds) => {
      if (error !== null) resolve(faultOf(error) ?? { ok: true, value: read([]) })
      else if (varbinds === undefined) resolve({ ok: false, fault: 'malformed', detail: 'an answer without varbinds' })
      else resolve({ ok: true, value: read(varbinds) })
    })
  })
}

function flat(varbinds: Varbinds): Varbind[] {
  return varbinds.flatMap((one) => one)
}

function values(varbinds: readonly Varbind[]): (SnmpValue | undefined)[] {
  return varbinds.map(valueOf)
}

/** Rows up to the first one that is none: end of the MIB, or of what this credential may see. */
function rows(varbinds: readonly Varbind[]): Row[] {
  const found: Row[] = []
  for (const varbind of varbinds) {
    const value = valueOf(varbind)
    if (value === undefined) break
    found.push({ oid: varbind.oid, value })
  }
  return found
}

function valueOf(varbind: Varbind): SnmpValue | undefined {
  const { value, type } = varbind
  // noSuchObject, noSuchInstance, endOfMibView (RFC 3416): no value.
  if (type >= 0x80 || value === null || typeof value === 'boolean') return undefined
  return value
}

/** RFC 3416 error-status noSuchName: how v1 says that there is nothing further. */
const NO_SUCH_NAME = 2

/** @returns null when the error says that there are no rows */
function faultOf(error: Error): Answer<never> | null {
  switch (error.name) {
    case 'RequestTimedOutError':
      return { ok: false, fault: 'no_answer', detail: 'no answer' }
    case 'RequestFailedError': {
      const status = 'status' in error ? error.status : undefined
      if (status === NO_SUCH_NAME) return null
      return { ok: false, fault: 'agent_error', detail: `the agent answered with error status ${String(status)}` }
    }
    case 'ResponseInvalidError':
      return invalid(error)
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return { ok: false, fault: 'unreachable', detail: `could not be sent: ${code}` }
}

/** Only the code of the library's error is looked at. */
function invalid(error: Error): Answer<never> {
  const code = 'code' in error ? error.code : undefined
  if (code === snmp.ResponseInvalidCode.EAuthFailure)
    return { ok: false, fault: 'refused', detail: 'the agent does not accept this user, its level or its keys' }
  if (code === snmp.ResponseInvalidCode.ECouldNotDecrypt)
    return { ok: false, fault: 'refused', detail: 'the answer could not be decrypted: wrong privacy protocol or key' }
  return { ok: false, fault: 'malformed', detail: 'an answer that does not belong to the request' }
}
