// Connects the live stream to the query cache while somebody is logged in: revisions patch what was loaded, once a frame at most.
import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { STREAM_PATH } from '../api/endpoints.ts'
import { LISTS_KEY, SESSION_KEY, STATS_KEY, listKey, timelineKey } from '../api/query-keys.ts'
import type { Activity, Incident } from '../contract.ts'
import type { IncidentBook } from './incident-book.ts'
import type { StreamFacts } from './live-state.ts'
import { openStream } from './open-stream.ts'
import { patchCache } from './patch-cache.ts'
import { withActivities } from './timeline-activities.ts'
import { createPatchQueue } from './patch-queue.ts'
import { createValueStore } from './value-store.ts'
import type { ValueStore } from './value-store.ts'

export interface LiveStream {
  readonly facts: ValueStore<StreamFacts>
  pause(): void
  resume(): void
  /** Waits until the stream tells what happens from now on; not for long, since a list without news is better than none. */
  live(): Promise<void>
}

const LIVE_WAIT_MS = 1_000

function untilHeard(facts: ValueStore<StreamFacts>): Promise<void> {
  return new Promise((resolve) => {
    if (facts.get().heardAt !== null) {
      resolve()
      return
    }
    const done = (): void => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, LIVE_WAIT_MS)
    const stop = facts.subscribe(() => facts.get().heardAt !== null && done())
  })
}

/** Between two drawings of news: four a second are as live as eyes can tell, and leave the rest of the time to scrolling. */
const GAP_MS = 250

/** News after a quiet moment is drawn with the next frame; while it rains, every GAP_MS. A hidden tab has no frames, but its title must stay current. */
function createFrameSchedule(): (flush: () => void) => void {
  let lastAt = Number.NEGATIVE_INFINITY
  return (flush) => {
    const draw = (): void => {
      lastAt = performance.now()
      flush()
    }
    const waitMs = lastAt + GAP_MS - performance.now()
    if (document.hidden || waitMs > 0) setTimeout(draw, Math.max(waitMs, 0))
    else requestAnimationFrame(draw)
  }
}

/** When something was last heard is told in seconds: during a storm of news it is noted this often, not with each word. */
const HEARD_EVERY_MS = 500

function countNew(client: QueryClient, waiting: ReadonlyMap<string, Incident>): number {
  const known = client.getQueryData<IncidentBook>(listKey('open'))?.byId
  return [...waiting.keys()].filter((id) => known?.has(id) !== true).length
}

/** Loads all that the stream would have kept current. */
function reloadAll(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: LISTS_KEY })
  void client.invalidateQueries({ queryKey: ['incident'] })
  void client.invalidateQueries({ queryKey: STATS_KEY })
}

const StreamContext = createContext<LiveStream | null>(null)

export function StreamProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()

  const { facts, queue } = useMemo(() => {
    const store = createValueStore<StreamFacts>({ connected: false, heardAt: null, paused: false, waitingNew: 0 })
    const patches = createPatchQueue({
      schedule: createFrameSchedule(),
      apply: (incidents) => patchCache(client, incidents),
      onWaiting: (waiting) => store.set({ ...store.get(), waitingNew: countNew(client, waiting) }),
    })
    return { facts: store, queue: patches }
  }, [client])

  useEffect(() => {
    const change = (parts: Partial<StreamFacts>): void => facts.set({ ...facts.get(), ...parts })
    return openStream(STREAM_PATH, {
      onConnected(connected) {
        // Lists that were loaded before the stream was there may have missed what happened in between; one that is loading sees to it itself.
        if (connected && facts.get().heardAt === null)
          void client.invalidateQueries({ queryKey: LISTS_KEY }, { cancelRefetch: false })
        change(connected ? { connected, heardAt: Date.now() } : { connected })
      },
      // Most often the session has ended: asking for it again shows the login page then.
      onRefused: () => void client.invalidateQueries({ queryKey: SESSION_KEY }),
      onMessage: (message) => {
        const now = Date.now()
        if (now - (facts.get().heardAt ?? 0) >= HEARD_EVERY_MS) change({ heardAt: now })
        if (message.kind === 'incident') queue.push([message.incident])
        else if (message.kind === 'activity') {
          const { activity } = message
          client.setQueryData<readonly Activity[]>(
            timelineKey(activity.incidentId),
            (known) => known && withActivities(known, [activity]),
          )
        } else if (message.kind === 'reset') reloadAll(client)
      },
    })
  }, [client, facts, queue])

  const stream = useMemo<LiveStream>(
    () => ({
      facts,
      pause() {
        facts.set({ ...facts.get(), paused: true })
        queue.pause()
      },
      resume() {
        facts.set({ ...facts.get(), paused: false, waitingNew: 0 })
        queue.resume()
      },
      live: () => untilHeard(facts),
    }),
    [facts, queue],
  )
  return <StreamContext value={stream}>{children}</StreamContext>
}

export function useLiveStream(): LiveStream {
  const stream = useContext(StreamContext)
  if (stream === null) throw new Error('useLiveStream needs a StreamProvider above it')
  return stream
}
