// Whether this process can do its work: each dependency is asked by a check that it registered.

/** `degraded`: it works, with something missing. `down`: it does not. */
export interface CheckResult {
  readonly status: 'up' | 'degraded' | 'down'
  readonly detail?: string
}

export type ReadinessCheck = () => CheckResult | boolean | Promise<CheckResult | boolean>

export interface ReadinessReport {
  readonly status: 'ready' | 'not_ready'
  readonly checks: Readonly<Record<string, CheckResult>>
}

export interface Readiness {
  /** @param check a boolean means up or down; a throw means down. A check of the same name is replaced. */
  add(name: string, check: ReadinessCheck): void
  report(): Promise<ReadinessReport>
}

const CHECK_LIMIT_MS = 2_000

export function createReadiness(): Readiness {
  const checks = new Map<string, ReadinessCheck>()
  return {
    add: (name, check) => void checks.set(name, check),
    async report() {
      const results = await Promise.all(
        [...checks].map(async ([name, check]) => [name, await runLimited(check)] as const),
      )
      const ready = results.every(([, result]) => result.status !== 'down')
      return { status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(results) }
    },
  }
}

async function runLimited(check: ReadinessCheck): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'down', detail: `no answer in ${CHECK_LIMIT_MS} ms` }), CHECK_LIMIT_MS)
  })
  try {
    const result = await Promise.race([Promise.resolve().then(check), limit])
    return typeof result === 'boolean' ? { status: result ? 'up' : 'down' } : result
  } catch (error) {
    return { status: 'down', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
