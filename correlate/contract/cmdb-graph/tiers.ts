// Who needs whom over a symmetric cable: the CI nearer to the core carries the one further out. Read from the type, role and name words.
import type { Ci } from '../ci.ts'

interface Tier {
  readonly tier: number
  readonly words: RegExp
}

/** Higher carries lower. First match wins. */
const BY_TYPE: readonly Tier[] = [
  { tier: 110, words: /\b(ups|pdu|power|generator|rectifier|breaker)\b/ },
  // A provider's edge hangs on the provider's core and carries the edges of customers.
  { tier: 85, words: /\b(pe|provider edge)\b/ },
  { tier: 100, words: /\b(internet|isp|carrier|provider|wan|mpls|exchange)\b/ },
  { tier: 90, words: /\b(core|backbone|spine|super spine|border)\b/ },
  { tier: 80, words: /\b(firewall|fw|router|gateway|load balancer|lb|olt|bng|bras)\b/ },
  { tier: 70, words: /\b(distribution|dist|aggregation|agg|leaf|tor|concentrator)\b/ },
  // Before the access switches, whose word it shares.
  { tier: 45, words: /\b(ap|access point|wlan|wifi|wireless)\b/ },
  { tier: 50, words: /\b(access|edge|onu|ont)\b/ },
  { tier: 60, words: /\b(switch|sw|stack|fabric|bridge|network device|controller)\b/ },
  { tier: 40, words: /\b(storage|san|nas|array|filer)\b/ },
  { tier: 30, words: /\b(host|server|hypervisor|esx\w*|node|bare metal|appliance)\b/ },
  { tier: 20, words: /\b(vm|virtual machine|pod|container|guest|instance)\b/ },
  { tier: 10, words: /\b(pc|desktop|laptop|workstation|phone|printer|camera|sensor|client|endpoint|terminal|user)\b/ },
  { tier: 5, words: /\b(application|app|service|database|db|process|website)\b/ },
]

/** Generic network gear tells its place by its name: a switch called core-1, dist-2 or access-07. */
const BY_NAME: readonly Tier[] = [
  { tier: 90, words: /\b(core|spine|backbone|border)\b/ },
  { tier: 70, words: /\b(dist|distribution|agg|aggregation|leaf|tor)\b/ },
  { tier: 50, words: /\b(access|acc|edge)\b/ },
]

/** What joins others and has no place of its own: a leased circuit between a provider's router and a customer's. */
const JOINT = /\b(circuit|leased line|link|cable|cross connect|wavelength)\b/

/** Unknown things are end points: most CIs are. */
const DEFAULT_TIER = 15
const GENERIC_NETWORK = new Set([60, 80])

function words(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase()
}

function first(table: readonly Tier[], text: string): number | undefined {
  return table.find((row) => row.words.test(text))?.tier
}

/** Tiers of the CIs of one CMDB, each read once: types are few and CIs are many. */
export class Tiers {
  readonly #byCi = new Map<Ci, number>()
  readonly #joints = new Map<string, boolean>()
  readonly #byClass = new Map<string, number>()

  of(ci: Ci): number {
    const role = ci.attributes['role']
    const kind = `${ci.type}\u0000${typeof role === 'string' ? role : ''}`
    let known = this.#byClass.get(kind) ?? this.#byCi.get(ci)
    if (known === undefined) {
      known = tierOf(ci)
      if (isToldByName(ci)) this.#byCi.set(ci, known)
      else this.#byClass.set(kind, known)
    }
    return known
  }

  isJoint(ci: Ci): boolean {
    let known = this.#joints.get(ci.type)
    if (known === undefined) this.#joints.set(ci.type, (known = isJoint(ci)))
    return known
  }
}

/** The tier of a CI: of two that are connected, the lower needs the higher; equals are peers. */
export function tierOf(ci: Ci): number {
  const role = ci.attributes['role']
  const byRole = typeof role === 'string' ? first(BY_TYPE, words(role)) : undefined
  if (byRole !== undefined) return byRole
  const byType = first(BY_TYPE, words(ci.type))
  if (byType === undefined) return DEFAULT_TIER
  if (!GENERIC_NETWORK.has(byType)) return byType
  return first(BY_NAME, words(ci.name)) ?? first(BY_NAME, words(ci.id)) ?? byType
}

/** Whether its name may decide, because role and type do not. */
function isToldByName(ci: Ci): boolean {
  const role = ci.attributes['role']
  if (typeof role === 'string' && first(BY_TYPE, words(role)) !== undefined) return false
  return GENERIC_NETWORK.has(first(BY_TYPE, words(ci.type)) ?? DEFAULT_TIER)
}

/** Whether the CI only joins others: it stands between them, see betweenTier. */
export function isJoint(ci: Ci): boolean {
  return JOINT.test(words(ci.type))
}

/**
 * The place of a joint among what it joins: carried by the upper end, it carries the lower. Above the only end that is known: a line whose
 * other end is somebody else's.
 * @param ends tiers of what it joins, at least one
 */
export function betweenTier(ends: readonly number[]): number {
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  return ends.length === 1 ? most + 1 : (least + most) / 2
}
