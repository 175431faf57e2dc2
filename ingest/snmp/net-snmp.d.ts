// The part of npm net-snmp that the trap receiver and discovery use: it ships no types. Checked against 3.29.2.
declare module 'net-snmp' {
  export interface Varbind {
    readonly oid: string
    /** BER tag of the value. */
    readonly type: number
    /** OCTET STRING, Opaque and Counter64 come as Buffer, OID and IpAddress as text, NULL as null. */
    readonly value: Buffer | string | number | boolean | null
  }

  /** What a PDU holds depends on its type: a v1 trap has no id, the others no enterprise. */
  export interface NotificationPdu {
    type: number
    readonly varbinds: readonly Varbind[]
    readonly id?: number
    readonly enterprise?: string
    readonly agentAddr?: string
    readonly generic?: number
    readonly specific?: number
    readonly upTime?: number
    readonly scoped?: boolean
    readonly contextEngineID?: string
    readonly contextName?: string
    readonly user?: string
  }

  export interface Message {
    pdu: { type: number; varbinds: readonly Varbind[]; contextEngineID?: Buffer | string }
    readonly msgSecurityParameters: { msgAuthoritativeEngineBoots: number; msgAuthoritativeEngineTime: number }
    setPrivacy(flag: boolean): void
    toBuffer(): Buffer
    buffer: Buffer | null
  }

  export interface SourceInfo {
    readonly address: string
    readonly port: number
    readonly family: string
    readonly size: number
  }

  export interface User {
    readonly name: string
    readonly level: number
    readonly authProtocol?: string
    readonly authKey?: string
    readonly privProtocol?: string
    readonly privKey?: string
  }

  export interface Receiver {
    readonly engine: { readonly engineID: Buffer; engineBoots: number; engineTime: number }
    readonly listener: { send: (message: Message) => void }
    getAuthorizer(): { addUser(user: User): void }
    onMsg(socket: object, datagram: Buffer, source: SourceInfo): void
  }

  export interface ReceiverOptions {
    readonly port: number
    /** Hex. */
    readonly engineID: string
    readonly includeAuthentication: boolean
    readonly disableAuthorization: boolean
    readonly dgramModule: object
  }

  export interface SessionOptions {
    readonly port: number
    /** 0 v1, 1 v2c, 3 v3. */
    readonly version: number
    readonly transport: 'udp4' | 'udp6'
    readonly retries: number
    /** Milliseconds. */
    readonly timeout: number
    readonly backoff: number
    readonly context: string
  }

  type Answered<T> = (error: Error | null, varbinds?: T) => void

  /** Asks one agent; a socket of its own. */
  export interface Session {
    get(oids: readonly string[], answered: Answered<readonly Varbind[]>): void
    getNext(oids: readonly string[], answered: Answered<readonly Varbind[]>): void
    getBulk(
      oids: readonly string[],
      nonRepeaters: number,
      maxRepetitions: number,
      answered: Answered<readonly (Varbind | readonly Varbind[])[]>,
    ): void
    on(event: 'error', listener: (error: Error) => void): void
    close(): void
  }

  interface NetSnmp {
    createSession(target: string, community: string, options: SessionOptions): Session
    createV3Session(target: string, user: User, options: SessionOptions): Session
    readonly Version1: number
    readonly Version2c: number
    readonly Version3: number
    createReceiver(
      options: ReceiverOptions,
      callback: (error: Error | null, notification?: { readonly pdu: NotificationPdu }) => void,
    ): Receiver
    readonly PduType: { readonly Report: number }
    readonly ObjectType: { readonly Counter32: number; readonly Counter64: number }
    readonly ErrorStatus: { readonly NoSuchName: number }
    readonly SecurityLevel: { readonly noAuthNoPriv: number; readonly authNoPriv: number; readonly authPriv: number }
    readonly AuthProtocols: Readonly<Record<string, string>>
    readonly PrivProtocols: Readonly<Record<string, string>>
    readonly ResponseInvalidCode: { readonly ECouldNotDecrypt: number; readonly EAuthFailure: number }
    readonly Authentication: {
      /** Localised keys by protocol, pass phrase and engineID: grows without bound unless emptied. */
      readonly authToKeyCache: Record<string, Buffer>
      computeCacheKey(protocol: string, passPhrase: string, engineId: Buffer): string
      /** @param digest the digest's own bytes inside the message: blanked and restored while the HMAC is made */
      isAuthentic(message: Buffer, protocol: string, passPhrase: string, engineId: Buffer, digest: Buffer): boolean
    }
  }

  const snmp: NetSnmp
  export default snmp
}
