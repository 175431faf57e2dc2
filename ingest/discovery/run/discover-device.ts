// One address: which credential it answers to, then its walk. An address that gives no answer says why, as far as that can be told.
import type { DiscoveryPolicy } from '../network/discovery-policy.ts'
import type { SnmpCredential } from '../network/credential.ts'
import { createSnmpClient, type SnmpClient, type SnmpFault } from '../network/snmp-client.ts'
import type { Pacer } from '../network/pacer.ts'
import { SCALARS } from '../walk/objects.ts'
import { walkDevice } from '../walk/walk-device.ts'
import type { DeviceWalk } from '../walk/walked-rows.ts'

export type DeviceOutcome =
  | { readonly kind: 'answered'; readonly walk: DeviceWalk }
  | { readonly kind: 'failed'; readonly fault: SnmpFault; readonly detail: string }

export interface DiscoverDeps {
  readonly credentials: readonly SnmpCredential[]
  readonly port: number
  readonly policy: DiscoveryPolicy
  readonly pacer: Pacer
  /** Milliseconds of a steady clock. */
  readonly now: () => number
  /** Epoch ms. */
  readonly wallClock: () => number
}

/** Finds the credential of a device and walks it. */
export async function discoverDevice(address: string, deps: DiscoverDeps): Promise<DeviceOutcome> {
  const faults: { fault: SnmpFault; detail: string }[] = []
  for (const attempt of attempts(deps.credentials)) {
    const client = createSnmpClient({
      address,
      port: deps.port,
      timeoutMs: deps.policy.timeoutMs,
      retries: deps.policy.retries,
      ...attempt,
    })
    try {
      const turn = () => deps.pacer.turn(address)
      await turn()
      const hello = await client.get([SCALARS.sysObjectID])
      if (hello.ok) return { kind: 'answered', walk: await walk(client, address, attempt.credential.label, turn, deps) }
      faults.push(hello)
    } finally {
      client.close()
    }
  }
  return failure(faults)
}

function walk(
  client: SnmpClient,
  address: string,
  label: string,
  turn: () => Promise<void>,
  { policy, now, wallClock }: DiscoverDeps,
): Promise<DeviceWalk> {
  return walkDevice({ client, address, credential: `${client.version} ${label}`, policy, turn, now, at: wallClock() })
}

interface Attempt {
  readonly credential: SnmpCredential
  readonly version?: 'v1' | 'v2c'
}

/** v1 comes last: an agent that knows nothing newer is rare, and each attempt costs a timeout. */
function attempts(credentials: readonly SnmpCredential[]): Attempt[] {
  const old = credentials.filter((credential) => credential.kind === 'community')
  return [
    ...credentials.map((credential) => ({ credential })),
    ...old.map((credential) => ({ credential, version: 'v1' as const })),
  ]
}

/** The most telling fault: silence says less than a refusal. */
function failure(faults: readonly { fault: SnmpFault; detail: string }[]): DeviceOutcome {
  const telling = faults.find(({ fault }) => fault !== 'no_answer')
  if (telling !== undefined) return { kind: 'failed', fault: telling.fault, detail: telling.detail }
  return {
    kind: 'failed',
    fault: 'no_answer',
    detail: 'no answer: no device, SNMP off, a filter between, or a credential it does not know',
  }
}
