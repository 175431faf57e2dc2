// The part of npm net-snmp that the trap receiver uses: it ships no types. Checked against 3.29.2.
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

  interface NetSnmp {
    createReceiver(
      options: ReceiverOptions,
      callback: (error: Error | null, notification?: { readonly pdu: NotificationPdu }) => void,
    ): Receiver
    readonly PduType: { readonly Report: number }
    readonly ObjectType: { readonly Counter32: number }
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
