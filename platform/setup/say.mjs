// How the set-up talks: one line when a step starts or has nothing to do, one when a long step is still at work.
// Everything goes to the stream it is given, so that `nocturne replay` can keep standard output for its own words.

/** A set-up that cannot go on. `message` is what the user reads; it says what to do, and there is no stack trace. */
export class SetupError extends Error {}

/**
 * @param {NodeJS.WritableStream} stream where the lines go
 * @param {number} total number of steps, for the `[2/4]` in front of each line
 * @param {{ onlyWork?: boolean }} [options] onlyWork leaves out the lines of steps that had nothing to do
 */
export function createProgress(stream, total, options = {}) {
  let step = 0
  return {
    /** Begins the next step; later lines carry its number. */
    next() {
      step += 1
    },
    /** @param {string} text what a step found without working */
    found(text) {
      if (options.onlyWork !== true) this.line(text)
    },
    /** @param {string} text */
    line(text) {
      stream.write(`[${String(step)}/${String(total)}] ${text}\n`)
    },
    /**
     * Says that a step is at work, repeats it every 15 s with the seconds gone, and says how long it took.
     * @template T
     * @param {string} text
     * @param {() => Promise<T>} work
     * @returns {Promise<T>}
     */
    async during(text, work) {
      const startedAt = performance.now()
      const seconds = () => Math.round((performance.now() - startedAt) / 1000)
      this.line(`${text} ...`)
      const timer = setInterval(() => this.line(`${text} ... still at work after ${String(seconds())} s`), 15_000)
      try {
        const result = await work()
        this.line(`${text}: done in ${String(seconds())} s`)
        return result
      } finally {
        clearInterval(timer)
      }
    },
  }
}
