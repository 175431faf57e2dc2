// OSPF and BGP neighbours: who a router talks routing with.
import { rowsOf, type DeviceWalk } from '../walk/walked-rows.ts'
import { numberOf, textOf } from './octet-text.ts'

export interface OspfPeer {
  readonly address: string
  readonly routerId: string
  /** RFC 4750 ospfNbrState: an adjacency that is up on both sides. */
  readonly full: boolean
}

export interface BgpPeer {
  readonly address: string
  readonly remoteAs: number
  readonly established: boolean
}

const OSPF_FULL = 8
const BGP_ESTABLISHED = 6

export function readOspf(walk: DeviceWalk): OspfPeer[] {
  return [...rowsOf(walk, 'ospfNbrRtrId')].map(([instance, routerId]) => ({
    // Index: address, ospfNbrAddressLessIndex.
    address: instance.split('.').slice(0, 4).join('.'),
    routerId: textOf(routerId),
    full: numberOf(rowsOf(walk, 'ospfNbrState').get(instance)) === OSPF_FULL,
  }))
}

export function readBgp(walk: DeviceWalk): BgpPeer[] {
  return [...rowsOf(walk, 'bgpPeerState')].map(([address, state]) => ({
    address,
    remoteAs: numberOf(rowsOf(walk, 'bgpPeerRemoteAs').get(address)) ?? 0,
    established: numberOf(state) === BGP_ESTABLISHED,
  }))
}
