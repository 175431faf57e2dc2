// Waits on a condition instead of sleeping: tests say what they wait for, and the failure says what was seen last.

/**
 * Polls until the probe gives something other than undefined.
 * @param what - the condition in words, for the failure message
 * @param probe - gives the awaited value, or undefined to go on waiting; what it throws counts as "not yet"
 * @param limitMs - how long to wait
 * @throws Error with the last thing seen when the time is up
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  limitMs = 15_000,
): Promise<T> {
  const started = Date.now()
  let last: unknown
  for (;;) {
    try {
      const value = await probe()
      if (value !== undefined) return value
      last = 'the condition was not met'
    } catch (error) {
      last = error
    }
    if (Date.now() - started > limitMs) throw new Error(`waited ${limitMs} ms for ${what}`, { cause: last })
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
