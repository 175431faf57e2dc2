// How a run asks one address: paced, with the credentials in order, the one that worked last time first.
import type { SnmpCredential } from '../network/credential.ts'
import type { DiscoveryPolicy } from '../network/discovery-policy.ts'
import { createPacer } from '../network/pacer.ts'
import { deviceFacts } from '../read/device-facts.ts'
import { discoverDevice } from './discover-device.ts'
import type { DeviceResult } from './run-journal.ts'

export interface AskOptions {
  readonly credentials: readonly SnmpCredential[]
  readonly port: number
  readonly policy: DiscoveryPolicy
}

/** Builds the function that asks. All calls of one share its pace. */
export function askDevices({ credentials, port, policy }: AskOptions): (address: string) => Promise<DeviceResult> {
  const now = () => performance.now()
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const { perDevicePerSecond, totalPerSecond } = policy
  const pacer = createPacer({ perDevicePerSecond, totalPerSecond, now, wait })
  return async (address) => {
    const outcome = await discoverDevice(address, { credentials, port, policy, pacer, now, wallClock: Date.now })
    if (outcome.kind === 'failed') return { address, outcome: 'failed', fault: outcome.fault, detail: outcome.detail }
    return { address, outcome: 'answered', facts: deviceFacts(outcome.walk, policy) }
  }
}
