// How tests run: two files at a time also on two cores, where the runner by itself takes one and leaves the other idle.
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

const WORKERS = Math.max(2, availableParallelism() - 1)

/** By the import laws they have no clock and no I/O: a file leaves nothing behind for the next, and none needs a process of its own. */
const PURE = ['correlate/{contract,engine,topology,inventory}/**/*.test.ts', 'ingest/contract/**/*.test.ts']
/** The whole built system, with promises about time to people: one at a time, when all else is done. */
const WHOLE_SYSTEM = ['test/{acceptance,browser}/**/*.test.ts']

export default defineConfig({
  test: {
    // For what hangs, not for what is slow: properties play hundreds of stories, and a busy machine takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is polled for comes at once on an idle machine; the default of one second is too short for one that is busy.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false, maxWorkers: WORKERS } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{ingest,correlate,api,platform,test,dashboards}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...PURE, ...WHOLE_SYSTEM],
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: { name: 'system', include: WHOLE_SYSTEM, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
