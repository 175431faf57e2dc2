// Stage: a notice says that something happened, and nothing will say that it is over. Background ends here; a surprising one joins what
// happens around it, or waits a while for company. Notices go no further.
import type { DecisionWord } from '../../contract/decision.ts'
import { isChangeLike } from '../classes/change-like.ts'
import { noteChange } from '../learning/recent-changes.ts'
import { noticeAlertId, renewNoticeAlert } from '../notices/burst-alert.ts'
import { episodeAt, episodeOfMoment, floodOn, forget, liveHome } from '../notices/episodes.ts'
import { isCounted, isRoutine, learnHabit, minuteOf } from '../notices/habits.ts'
import { learnText } from '../notices/class-texts.ts'
import { countIn, joinEpisode, openEpisode, pullIn } from '../notices/join-episode.ts'
import { companions, keepLoose, ofThisMoment, takeOut } from '../notices/loose-notices.ts'
import { asLoose } from '../notices/notice-in-hand.ts'
import type { NoticeInHand } from '../notices/notice-in-hand.ts'
import { classKey, noticeKey } from '../notices/notice-key.ts'
import type { Episode, Home, LooseNotice } from '../notices/notice-memory.ts'
import { isFlood } from '../notices/pace.ts'
import { partFlood } from '../notices/part-flood.ts'
import { reclaim } from '../notices/reclaim.ts'
import type { Passage, Stage } from '../passage.ts'
import { HELD_BACK_WORD, heldBackBy, mayHoldBack } from '../suppression/held-back.ts'
import { linkProblem } from './link-problem.ts'
import { locate } from './resolve-ci.ts'

export const notice: Stage = (passage) => {
  const { work } = passage
  if (passage.event.kind !== 'notice') return null
  const { state, policy } = work
  const ci = locate(passage)
  const { event } = passage
  const hand: NoticeInHand = {
    work,
    memory: state.notices,
    event,
    ci,
    key: noticeKey(event, ci.id),
    classKey: classKey(event),
    at: Math.min(state.now, Math.max(event.occurredAt, state.now - policy.identify.latenessMs)),
  }
  learnText(hand.memory, policy, hand.classKey, event)
  const held = heldBack(hand)
  if (held !== null) {
    // It joins nothing and teaches nothing of what is usual; that something was changed stays known.
    noteIfChange(hand)
    return HELD_BACK_WORD[held.kind]
  }
  const home = liveHome(hand.memory, hand.key, hand.at, policy)
  if (isBackground(hand, home)) return 'noticed'
  if (home === null) {
    noteIfChange(hand)
    return takeNew(passage, hand)
  }
  return isMinor(hand, home) ? takeMinor(passage, hand, home.episode) : repeat(passage, hand, home)
}

function heldBack({ work, event, ci }: NoticeInHand): ReturnType<typeof heldBackBy> {
  if (!mayHoldBack(work)) return null
  return heldBackBy(work, { ...event, ci, component: event.resource.component ?? null, sources: [event] })
}

function noteIfChange({ work: { state, policy }, event: { eventClass }, ci, at }: NoticeInHand): void {
  if (isChangeLike(eventClass)) noteChange(state, policy, ci.id, { eventClass, at })
}

/** Looked at once a minute for each key: within a minute nothing changes that. */
function isBackground({ work, memory, key, classKey: ofClass, at }: NoticeInHand, home: Home | null): boolean {
  const minute = minuteOf(at)
  if (home !== null) {
    if (home.minute === minute) return false
    home.minute = minute
  }
  const { policy } = work
  const routine = isRoutine(memory, policy, key, ofClass, at)
  if (!isCounted(memory, key, at)) {
    learnHabit(memory, policy, key, ofClass, at, home === null || routine ? 1 : policy.notices.incidentWeight)
  }
  return routine
}

function isMinor({ work }: NoticeInHand, { episode, member }: Home): boolean {
  return isFlood(episode, work.policy) && member.notices < work.policy.notices.minorShare * episode.notices
}

/** A by-note of a flood belongs to what happens at the same moment, if there is such a thing. */
function takeMinor(passage: Passage, hand: NoticeInHand, flood: Episode): DecisionWord {
  const { work, memory, key, ci, at } = hand
  const other = episodeOfMoment(memory, ci.id, at, flood, work.policy)
  const member = flood.members.get(key)
  if (member !== undefined) member.notices++
  if (other === null) return stayLoose(passage, hand, true)
  const loose = asLoose(hand, true)
  const isNew = !other.members.has(key)
  if (!joinEpisode(work, memory, other, loose)) return stayLoose(passage, hand, true)
  return told(passage, other, key, isNew ? 'joined' : 'repeated')
}

function repeat(passage: Passage, hand: NoticeInHand, { episode, member }: Home): DecisionWord {
  const { work, memory, event, at } = hand
  const alert = work.state.alerts.get(member.alertId)
  if (alert === undefined || alert.state !== 'active') {
    // A person closed it, or it ended long ago: what comes now is another matter.
    forget(memory, episode)
    return takeNew(passage, hand)
  }
  if (partFlood(hand, episode)) return opens(passage, episode, hand.key)
  renewNoticeAlert(work, alert, event, at)
  countIn(work, episode, member, at, 1)
  passage.alert = alert
  if (!isFlood(episode, work.policy) && memory.loose.length > 0) gather(hand, episode)
  return 'repeated'
}

/** First notice of its key for a while. */
function takeNew(passage: Passage, hand: NoticeInHand): DecisionWord {
  const { work, memory, key, ci, at } = hand
  const { policy } = work
  const near = episodeAt(hand)
  if (near !== null && joinEpisode(work, memory, near, asLoose(hand, false))) {
    if (!isFlood(near, policy)) gather(hand, near)
    return told(passage, near, key, 'joined')
  }
  const others = companions(hand, floodOn(memory, ci.id, at, policy) !== null)
  const [first, ...rest] = others
  if (first === undefined) return stayLoose(passage, hand, false)
  takeOut(memory, others)
  const opened = openEpisode(work, memory, first)
  if (opened === null) return 'overflow'
  pullIn(work, memory, opened, rest)
  joinEpisode(work, memory, opened, asLoose(hand, false))
  reclaim(hand, opened)
  return opens(passage, opened, key)
}

function opens(passage: Passage, episode: Episode, key: string): DecisionWord {
  passage.word = 'opened'
  const word = told(passage, episode, key, 'opened')
  linkProblem(passage)
  return word
}

/** Takes in what stood alone beside this. */
function gather(hand: NoticeInHand, episode: Episode): void {
  const { work, memory, ci, at } = hand
  const beside = ofThisMoment(hand, floodOn(memory, ci.id, at, work.policy) !== null)
  takeOut(memory, beside)
  pullIn(work, memory, episode, beside)
}

function told(passage: Passage, episode: Episode, key: string, word: DecisionWord): DecisionWord {
  const member = episode.members.get(key)
  passage.alert = (member === undefined ? undefined : passage.work.state.alerts.get(member.alertId)) ?? null
  return word
}

/** Not in an incident; the decision names the alert that it will be part of, should company come. */
function stayLoose(passage: Passage, hand: NoticeInHand, minor: boolean): DecisionWord {
  const loose: LooseNotice = keepLoose(hand, minor)
  passage.awaitedAlertId = noticeAlertId(loose)
  return 'noticed'
}
