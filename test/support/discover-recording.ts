// Discovers a recorded device over a real agent on loopback, as the product does it, without its pauses.
import { credentialsOf, type SnmpCredential } from '../../ingest/discovery/network/credential.ts'
import { DISCOVERY_POLICY, type DiscoveryPolicy } from '../../ingest/discovery/network/discovery-policy.ts'
import { deviceFacts, type DeviceFacts } from '../../ingest/discovery/read/device-facts.ts'
import { discoverDevice, type DeviceOutcome } from '../../ingest/discovery/run/discover-device.ts'

export function discoverAt(
  port: number,
  credentials: readonly SnmpCredential[],
  policy: Partial<DiscoveryPolicy> = {},
): Promise<DeviceOutcome> {
  return discoverDevice('127.0.0.1', {
    credentials,
    port,
    policy: { ...DISCOVERY_POLICY, ...policy },
    pacer: { turn: () => Promise.resolve() },
    now: () => performance.now(),
    wallClock: () => 0,
  })
}

/** @throws Error when it does not answer */
export async function factsAt(
  port: number,
  community: string,
  policy: Partial<DiscoveryPolicy> = {},
): Promise<DeviceFacts> {
  const outcome = await discoverAt(port, credentialsOf([], [community]), policy)
  if (outcome.kind === 'failed') throw new Error(`${community}: ${outcome.detail}`)
  return deviceFacts(outcome.walk, { ...DISCOVERY_POLICY, ...policy })
}
