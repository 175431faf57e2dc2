// A moment in which the browser has nothing better to do: work that nobody waits for lets typing, scrolling and drawing go first.

/** A busy page does the work all the same. */
const AT_LATEST_MS = 200

export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such call.
    if (typeof window.requestIdleCallback === 'function')
      window.requestIdleCallback(() => resolve(), { timeout: AT_LATEST_MS })
    else setTimeout(resolve, 0)
  })
}
