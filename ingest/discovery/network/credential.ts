// What a device is asked with. Only `label` is ever shown, logged or stored.
import type { SnmpUserConfig } from '../../../platform/config/config.ts'

export type SnmpCredential =
  | { readonly kind: 'community'; readonly label: string; readonly community: string }
  | {
      readonly kind: 'user'
      readonly label: string
      readonly user: SnmpUserConfig
      /** SNMPv3 context; empty is the agent's own. */
      readonly context: string
    }

/**
 * Credentials in the order in which they are tried: users first, since a community goes over the network in the clear.
 * @param context SNMPv3 context of the users
 */
export function credentialsOf(
  users: readonly SnmpUserConfig[],
  communities: readonly string[],
  context = '',
): SnmpCredential[] {
  return [
    ...users.map((user) => ({ kind: 'user' as const, label: `user ${user.name}`, user, context })),
    ...communities.map((community, index) => ({
      kind: 'community' as const,
      label: `community ${index + 1}`,
      community,
    })),
  ]
}
