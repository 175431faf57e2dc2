// What a wallboard shows: counts from the stream, urgent incidents and services loaded when the counts change and every few seconds.
import { useEffect, useState } from 'react'
import { createRequest } from '../api/request.ts'
import type { Page } from '../api/endpoints.ts'
import type { Service } from '../api/topology-endpoints.ts'
import type { Incident } from '../contract.ts'
import { openWallStream } from './wall-stream.ts'
import type { WallCounts } from './wall-stream.ts'

export interface Wall {
  readonly counts: WallCounts | null
  readonly urgent: readonly Incident[]
  readonly services: readonly Service[]
  readonly heardAt: number
  readonly loadedAt: number
  /** The link is no good. */
  readonly refused: boolean
}

const LOAD_EVERY_MS = 10_000
/** Counts change by the second in a storm: the lists need not. */
const LOAD_GAP_MS = 2_000
const URGENT = '/api/v1/incidents?priority=P1,P2&sort=-openedAt&limit=50&state=new,acknowledged,in_progress,on_hold'
const SERVICES = '/api/v1/services?limit=200'

/** @param token of the link; null: the session of this browser */
export function useWall(token: string | null): Wall {
  const [wall, setWall] = useState<Wall>(() => ({
    counts: null,
    urgent: [],
    services: [],
    // Half a minute to begin with.
    heardAt: Date.now(),
    loadedAt: Date.now(),
    refused: false,
  }))

  useEffect(() => {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
    const change = (part: Partial<Wall>) => setWall((known) => ({ ...known, ...part }))
    const request = createRequest({
      fetch(input, init) {
        const sent = new Headers(init?.headers)
        for (const [name, value] of Object.entries(headers)) sent.set(name, value)
        return window.fetch(input, { ...init, headers: sent })
      },
      csrfToken: () => null,
      onUnauthorized: () => change({ refused: true }),
    })
    let due: ReturnType<typeof setTimeout> | undefined
    let lastAt = Number.NEGATIVE_INFINITY

    async function load(): Promise<void> {
      lastAt = performance.now()
      try {
        const [urgent, services] = await Promise.all([
          request<Page<Incident>>(URGENT),
          request<Page<Service>>(SERVICES),
        ])
        change({ urgent: urgent.items, services: services.items, loadedAt: Date.now() })
      } catch {
        // What is shown gets old, and the wall says so.
      }
    }
    function loadSoon(): void {
      if (due !== undefined) return
      due = setTimeout(
        () => {
          due = undefined
          void load()
        },
        Math.max(0, lastAt + LOAD_GAP_MS - performance.now()),
      )
    }

    void load()
    const timer = setInterval(() => void load(), LOAD_EVERY_MS)
    const close = openWallStream(headers, {
      onHeard: () => change({ heardAt: Date.now() }),
      onCounts(counts) {
        change({ counts })
        loadSoon()
      },
      onRefused: (refused) => change({ refused }),
    })
    return () => {
      close()
      clearInterval(timer)
      clearTimeout(due)
    }
  }, [token])

  return wall
}
