// Surprising notices that stand alone. What happens near them within seconds takes them in; otherwise they stay what they were: noticed.
import { likeness } from './class-texts.ts'
import { onsetWithin } from './kinship.ts'
import { classKey } from './notice-key.ts'
import type { LooseNotice, NoticeMemory } from './notice-memory.ts'
import { asLoose } from './notice-in-hand.ts'
import type { NoticeInHand } from './notice-in-hand.ts'
import { longestPause } from './pace.ts'

/** Keeps it, together with those of its kind of the same moment. */
export function keepLoose(hand: NoticeInHand, minor: boolean): LooseNotice {
  const { memory, work, at, key } = hand
  const { policy } = work
  const twin = memory.loose.findLast((one) => one.key === key && one.minor === minor)
  if (minor && twin !== undefined && at - twin.lastAt < policy.notices.instantMs) {
    twin.count++
    twin.lastAt = Math.max(twin.lastAt, at)
    return twin
  }
  const first = memory.loose[0]
  if (
    first !== undefined &&
    (at - first.lastAt > longestPause(policy) || memory.loose.length >= policy.notices.maxLoose)
  ) {
    memory.loose = memory.loose.filter((one) => at - one.lastAt <= longestPause(policy))
    if (memory.loose.length >= policy.notices.maxLoose) memory.loose.shift()
  }
  const made = asLoose(hand, minor)
  memory.loose.push(made)
  return made
}

/** Those that the notice in hand makes an episode with: of its own kind at a person's pace, of others only at its side in time. */
export function companions(hand: NoticeInHand, inFlood: boolean): LooseNotice[] {
  const { memory, work, key, event, ci, at } = hand
  const { policy } = work
  return memory.loose.filter((one) => {
    if (one.event.domain !== event.domain) return false
    const lag = at - one.lastAt
    if (one.key === key) return !one.minor && lag <= longestPause(policy)
    if (one.ci.id === ci.id) return lag <= reach(one, hand, inFlood)
    return !one.minor && one.event.eventClass === event.eventClass && lag <= policy.notices.onsetMs
  })
}

/** By-notes of floods and others on the CI that belong to what happens there now. */
export function ofThisMoment(hand: NoticeInHand, inFlood: boolean): LooseNotice[] {
  const { memory, key, ci, at } = hand
  return memory.loose.filter(
    (one) => one.ci.id === ci.id && one.key !== key && at - one.lastAt <= reach(one, hand, inFlood),
  )
}

export function takeOut(memory: NoticeMemory, taken: readonly LooseNotice[]): void {
  if (taken.length > 0) memory.loose = memory.loose.filter((one) => !taken.includes(one))
}

function reach(one: LooseNotice, { work, memory, classKey: ofClass }: NoticeInHand, inFlood: boolean): number {
  if (one.minor) return work.policy.notices.sameMomentMs
  return onsetWithin(work.policy, likeness(memory, classKey(one.event), ofClass), inFlood)
}
