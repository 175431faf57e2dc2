// Tells the audit with which policy the engine starts: so that anybody can say later which thresholds an incident was made with.
import { recordAct } from './api/audit/record-act.ts'
import { defaultPolicy, policyHash, tunedPolicy } from './correlate/engine/engine.ts'
import { readPolicyFile } from './correlate/runtime/site-policy.ts'
import type { Config } from './platform/config/config.ts'
import type { Log } from './platform/log/log.ts'
import type { Bus } from './platform/nats/bus.ts'

/** What cannot be told is logged: no reason not to start. @throws FileFaultsError when the policy file cannot be used */
export async function recordPolicy(config: Pick<Config, 'policy'>, bus: Bus, log: Log): Promise<void> {
  const change = config.policy === null ? {} : readPolicyFile(config.policy)
  const thresholds = Object.entries(change)
  await recordAct(bus, {
    type: 'startWithPolicy',
    actor: 'system',
    at: Date.now(),
    object: policyHash(tunedPolicy(defaultPolicy, change)),
    detail: thresholds.map(([path, value]) => `${path}: ${value}`).join(', '),
  }).catch((error: unknown) => log.warn({ err: error }, 'the policy in force could not be put into the audit'))
}
