// What a device says about who is at the other end of a cable.

export const NEIGHBOUR_PROTOCOLS = ['lldp', 'cdp'] as const
export type NeighbourProtocol = (typeof NEIGHBOUR_PROTOCOLS)[number]

export interface Neighbour {
  readonly protocol: NeighbourProtocol
  /** Absent when the agent's port number leads to no interface. */
  readonly localIfIndex?: number
  /** The port here, as the device names it. */
  readonly localPort: string
  /** Who it is, for people: its sysName, else what it says of itself, else its chassis id. Never compared when `sysName` is empty. */
  readonly name: string
  readonly sysName: string
  readonly sysDescr: string
  /** A MAC in colons where it is one, else text. Empty when it sent none. */
  readonly chassisId: string
  /** A MAC in colons where it is one, else text. */
  readonly portId: string
  readonly portDescription: string
  /** What to call the port there: the identifier, or the description where the identifier is a bare number or a MAC. */
  readonly remotePort: string
  /** Management addresses. */
  readonly addresses: readonly string[]
  readonly capabilities: readonly string[]
  /** CDP's platform. */
  readonly platform?: string
}
