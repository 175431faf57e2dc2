// The host inside of what tools call an instance or a target: host:port, [v6]:port, a URL, or just a name.
import { isIP } from 'node:net'

export type HostPart = { readonly ip: string } | { readonly hostname: string }

const URL_HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^/:?#]*)/i
/** Names and addresses that say only "the machine that this was written on". */
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::)$/i
const MAYBE_ADDRESS = /^[\d.]+$|:/
const PLAUSIBLE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,252}$/u

/**
 * The host of an instance: its address or its name.
 * @returns undefined for loopback names, which do not identify, and for text that has no host in it
 */
export function hostPart(instance: string): HostPart | undefined {
  const host = bareHost(instance.trim())
  if (host === '' || LOCAL.test(host)) return undefined
  // The first test is only there to be quick: isIP is a long regular expression, and most hosts are names.
  if (MAYBE_ADDRESS.test(host) && isIP(host) !== 0) return { ip: host.toLowerCase() }
  return PLAUSIBLE_NAME.test(host) ? { hostname: host } : undefined
}

function bareHost(text: string): string {
  const host = URL_HOST.exec(text)?.[1] ?? text
  if (host.startsWith('[')) return host.slice(1, host.indexOf(']') < 0 ? undefined : host.indexOf(']'))
  const colon = host.indexOf(':')
  // More than one colon and no brackets: an IPv6 address without a port.
  if (colon < 0 || host.includes(':', colon + 1)) return host
  return host.slice(0, colon)
}
