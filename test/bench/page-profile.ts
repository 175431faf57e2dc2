// CPU profiles of the console's page, for why a figure is what it is: open them in Chrome's developer tools.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession } from 'playwright-core'

/** Runs work in a page; with a folder it is written there as console-NAME.cpuprofile, and the work is slower for it. */
export async function profiled<T>(
  { session, name, folder }: { readonly session: CDPSession; readonly name: string; readonly folder: string | null },
  work: () => Promise<T>,
): Promise<T> {
  if (folder === null) return work()
  await session.send('Profiler.enable')
  await session.send('Profiler.start')
  try {
    return await work()
  } finally {
    const { profile } = await session.send('Profiler.stop')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `console-${name}.cpuprofile`), JSON.stringify(profile))
  }
}
