// What a screen reader is told: at most one message in ten seconds (WCAG 4.1.3), the newest one when several came.

const GAP_MS = 10_000

export interface Announcer {
  readonly say: (text: string) => void
  readonly stop: () => void
}

/**
 * @param speak puts a text into the polite live region
 * @param now, later: the clock; given so that tests can move it
 */
export function createAnnouncer(
  speak: (text: string) => void,
  now: () => number = Date.now,
  later: (run: () => void, ms: number) => () => void = (run, ms) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
): Announcer {
  let spokeAt = Number.NEGATIVE_INFINITY
  let waiting: string | null = null
  let cancel: (() => void) | null = null

  function speakWaiting(): void {
    cancel = null
    if (waiting === null) return
    spokeAt = now()
    const text = waiting
    waiting = null
    speak(text)
  }

  return {
    say(text) {
      waiting = text
      const waitMs = spokeAt + GAP_MS - now()
      if (waitMs <= 0) speakWaiting()
      else cancel ??= later(speakWaiting, waitMs)
    },
    stop() {
      cancel?.()
      cancel = null
      waiting = null
    },
  }
}
