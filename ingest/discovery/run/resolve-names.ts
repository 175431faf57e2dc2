// Names among the targets become addresses before a run begins: what the DNS does not know is said at once.
import { lookup } from 'node:dns/promises'
import { readTargets } from './targets.ts'

export type ResolvedTargets =
  | { readonly ok: true; readonly addresses: readonly string[]; readonly unresolved: readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads targets and resolves their names.
 * @param limit addresses of one range
 */
export async function resolveTargets(items: readonly string[], limit: number): Promise<ResolvedTargets> {
  const targets = readTargets(items, limit)
  if (!targets.ok) return targets
  const unresolved: string[] = []
  const addresses = new Set(targets.addresses)
  for (const name of targets.names) {
    try {
      addresses.add((await lookup(name)).address)
    } catch {
      unresolved.push(name)
    }
  }
  return { ok: true, addresses: [...addresses], unresolved }
}
