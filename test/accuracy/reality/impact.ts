// How a fault spreads over the estate: what goes down, what is cut off, what fails, what gets slow, and when. Pure and exact; luck comes with the symptoms.
import type { Estate, NeedType, Role } from '../estate/estate.ts'

/**
 * down: off or crashed. cut: works, but monitoring and users do not reach it. failing: runs and answers with errors. slow: answers late.
 * impaired: an alternative took over, redundancy is lost. hot: too warm.
 */
export type Condition = 'down' | 'cut' | 'failing' | 'slow' | 'impaired' | 'hot'

export interface Effect {
  readonly condition: Condition
  /** How many steps from the cause; delays grow with it. */
  readonly depth: number
  /** By what kind of need it came here; `cause` where it began, `cable` for what is cut off, `memberOf` for a whole that lost a part. */
  readonly by: NeedType | 'cause' | 'cable' | 'memberOf'
}

/** What is wrong at first. */
export interface Cause {
  readonly conditions: ReadonlyMap<string, Condition>
  /** Cables that carry nothing, as pairs of CIs. */
  readonly brokenCables: readonly (readonly [string, string])[]
}

/** From bad to worse: a worse condition replaces a better one. */
const RANK: Readonly<Record<Condition, number>> = { impaired: 0, hot: 1, slow: 2, failing: 3, cut: 4, down: 5 }
/** Slowness is felt so many steps up and then lost in the rest of the response time. */
const SLOW_REACH = 3

export function spread(estate: Estate, cause: Cause): Map<string, Effect> {
  const effects = new Map<string, Effect>()
  const queue: string[] = []
  const set = (id: string, condition: Condition, depth: number, by: Effect['by']): void => {
    const known = effects.get(id)
    if (known !== undefined && RANK[known.condition] >= RANK[condition]) return
    effects.set(id, { condition, depth, by })
    queue.push(id)
  }
  for (const [id, condition] of cause.conditions) set(id, condition, 0, 'cause')
  const drain = (): void => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) spreadOne(estate, effects, id, set)
  }
  drain()
  cutOff(estate, effects, cause.brokenCables, set)
  drain()
  return effects
}

type SetEffect = (id: string, condition: Condition, depth: number, by: Effect['by']) => void

function spreadOne(estate: Estate, effects: ReadonlyMap<string, Effect>, id: string, set: SetEffect): void {
  const effect = effects.get(id)
  if (effect === undefined) return
  const { condition, depth } = effect
  for (const need of estate.neededBy(id)) {
    const heats = estate.thing(id).role === 'cooling' && isGone(effect)
    const next = heats ? 'hot' : nextCondition(condition, need.type, depth, estate.thing(need.from).role)
    if (next === null) continue
    const others = estate
      .needs(need.from)
      .filter((one) => one.redundancy === need.redundancy && one.redundancy !== undefined)
    const left = need.redundancy !== undefined && others.some(({ to }) => !isGone(effects.get(to)))
    set(need.from, left ? 'impaired' : next, depth + 1, need.type)
  }
  if (!isGone(effect)) return
  for (const whole of estate.wholes(id)) {
    const all = estate.parts(whole).every((part) => isGone(effects.get(part)))
    set(whole, all ? 'failing' : 'impaired', depth + 1, 'memberOf')
  }
}

function isGone(effect: Effect | undefined): boolean {
  return (
    effect !== undefined &&
    (effect.condition === 'down' || effect.condition === 'cut' || effect.condition === 'failing')
  )
}

function nextCondition(condition: Condition, by: NeedType, depth: number, dependant: Role): Condition | null {
  if (dependant === 'server' && by === 'dependsOn') return condition === 'down' ? 'failing' : null
  switch (condition) {
    case 'down':
      return by === 'dependsOn' ? 'failing' : 'down'
    case 'cut':
      return by === 'poweredBy' ? null : by === 'runsOn' ? 'cut' : 'failing'
    case 'failing':
      return by === 'poweredBy' ? null : 'failing'
    case 'slow':
      return by === 'poweredBy' || depth >= SLOW_REACH ? null : 'slow'
    case 'hot':
    case 'impaired':
      return null
  }
}

/** What no place where monitoring stands reaches any more by cable. */
function cutOff(
  estate: Estate,
  effects: ReadonlyMap<string, Effect>,
  broken: Cause['brokenCables'],
  set: SetEffect,
): void {
  const cables = new Set(broken.flatMap(([a, b]) => [`${a}|${b}`, `${b}|${a}`]))
  const isDown = (id: string): boolean => effects.get(id)?.condition === 'down'
  const before = reach(estate, () => true)
  const after = reach(estate, (from, to) => !isDown(to) && !isDown(from) && !cables.has(`${from}|${to}`))
  for (const [id, hops] of before) {
    if (after.has(id) || isDown(id)) continue
    const nearer = [...estate.cables(id).keys()].find((other) => (before.get(other) ?? Infinity) < hops) ?? id
    // A boundary CI is one step from the cause however far the cause is from monitoring.
    set(id, 'cut', after.has(nearer) || isDown(nearer) ? 1 : 2, 'cable')
  }
}

/** A host with two cables is no way for others. */
const FORWARDS: ReadonlySet<Role> = new Set(['switch', 'router', 'circuit'])

function reach(estate: Estate, passes: (from: string, to: string) => boolean): Map<string, number> {
  const hops = new Map(estate.vantage.filter((id) => passes(id, id)).map((id) => [id, 0]))
  for (const [id, distance] of hops) {
    if (!FORWARDS.has(estate.thing(id).role)) continue
    for (const next of estate.cables(id).keys()) if (!hops.has(next) && passes(id, next)) hops.set(next, distance + 1)
  }
  return hops
}
