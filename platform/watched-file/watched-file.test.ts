// A watched file: the last good version stays in force, and metrics say when it is not what the file says.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLog } from '../log/log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { FileFaultsError } from '../structured-text/file-faults-error.ts'
import { watchFile, type WatchedFile } from './watched-file.ts'

const read = (text: string, file: string): string => {
  if (text.includes('bad')) throw new FileFaultsError(file, [`${file}:1 is bad`])
  return text.trim()
}

describe('watchFile', () => {
  let folder = ''
  let file = ''
  let watched: WatchedFile<string>
  const metrics = createMetrics()
  const open = (name: string | null) =>
    watchFile({ what: 'things', file: name, empty: 'none', read, metrics, log: createLog({ level: 'silent' }) })
  const stale = async () =>
    (await metrics.registry.getSingleMetric('nocturne_rule_file_stale')?.get())?.values[0]?.value

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    folder = mkdtempSync(join(tmpdir(), 'watched-'))
    file = join(folder, 'things.yaml')
    writeFileSync(file, 'one')
    watched = open(file)
    await watched.start()
  })
  afterEach(async () => {
    await watched.stop()
    vi.useRealTimers()
    rmSync(folder, { recursive: true })
  })

  it('good => bad => good: the last good version stays in force in between', async () => {
    expect(watched.current()).toBe('one')
    writeFileSync(file, 'a bad version')
    vi.advanceTimersByTime(2_000)
    expect(watched.current()).toBe('one')
    expect(watched.status().faults).toEqual([`${file}:1 is bad`])
    expect(await stale()).toBe(1)
    writeFileSync(`${file}.new`, 'version two')
    renameSync(`${file}.new`, file)
    vi.advanceTimersByTime(2_000)
    expect(watched.current()).toBe('version two')
    expect(watched.status().faults).toEqual([])
    expect(await stale()).toBe(0)
  })

  it('gone is refused, as a file that cannot be read', () => {
    rmSync(file)
    vi.advanceTimersByTime(2_000)
    expect(watched.current()).toBe('one')
    expect(watched.status().faults[0]).toContain('cannot be read')
  })

  it('one that may be missing is empty until it comes, and when it goes', async () => {
    const later = join(folder, 'later.yaml')
    const optional = watchFile({
      what: 'later',
      file: later,
      optional: true,
      empty: 'none',
      read,
      metrics,
      log: createLog({ level: 'silent' }),
    })
    await optional.start()
    expect(optional.current()).toBe('none')
    writeFileSync(later, 'here')
    vi.advanceTimersByTime(2_000)
    expect(optional.current()).toBe('here')
    rmSync(later)
    vi.advanceTimersByTime(2_000)
    expect(optional.current()).toBe('none')
    await optional.stop()
  })

  it('reads on demand', () => {
    writeFileSync(file, 'three')
    expect(watched.reload()).toEqual({ outcome: 'loaded' })
    expect(watched.current()).toBe('three')
  })

  it('without a file there is nothing; a first version with a fault is an error', () => {
    expect(open(null).current()).toBe('none')
    writeFileSync(file, 'bad')
    expect(() => open(file)).toThrow(FileFaultsError)
  })
})
