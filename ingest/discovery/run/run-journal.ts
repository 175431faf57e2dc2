// What a run has done, line by line on disk: after a restart it goes on where it was. One file a run, removed when the run has ended.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SnmpFault } from '../network/snmp-client.ts'
import type { DeviceFacts } from '../read/device-facts.ts'

/** What became of one address. */
export type DeviceResult =
  | { readonly address: string; readonly outcome: 'answered'; readonly facts: DeviceFacts }
  | { readonly address: string; readonly outcome: 'failed'; readonly fault: SnmpFault; readonly detail: string }

export interface RunHead {
  readonly id: string
  /** Epoch ms. */
  readonly startedAt: number
  /** What was asked for: a run of something else does not go on with it. */
  readonly plan: string
}

export interface RunJournal {
  readonly head: RunHead
  /** Results of before the restart. */
  readonly before: readonly DeviceResult[]
  record(result: DeviceResult): void
  /** The run has ended: nothing to go on with. */
  remove(): void
  close(): void
}

/** A journal that keeps nothing: a run that nobody wants to go on with. */
export function noJournal(head: RunHead): RunJournal {
  return { head, before: [], record: () => undefined, remove: () => undefined, close: () => undefined }
}

/**
 * Opens the journal of a run: the one that was left behind when its plan is the same, else a new one.
 * @throws Error when the file cannot be written
 */
export function openJournal(file: string, head: RunHead): RunJournal {
  const left = existsSync(file) ? readJournal(file) : null
  const goesOn = left !== null && left.head.plan === head.plan
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, goesOn ? 'a' : 'w', 0o600)
  let open = true
  const write = (value: unknown) => {
    if (!open) return
    writeSync(handle, `${JSON.stringify(value)}\n`)
    fsyncSync(handle)
  }
  if (!goesOn) write(head)
  const close = () => {
    if (open) closeSync(handle)
    open = false
  }
  return {
    head: goesOn ? left.head : head,
    before: goesOn ? left.results : [],
    record: write,
    close,
    remove() {
      close()
      rmSync(file, { force: true })
    },
  }
}

/** The run that a file holds; null when it holds none. A last line that was cut off is left out: its device is asked again. */
export function readJournal(file: string): { head: RunHead; results: DeviceResult[] } | null {
  const values: unknown[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    try {
      if (line !== '') values.push(JSON.parse(line))
    } catch {
      break
    }
  }
  const [head, ...results] = values
  if (typeof head !== 'object' || head === null || !('plan' in head)) return null
  // Our own file: what parses is what was written.
  return { head: head as RunHead, results: results as DeviceResult[] }
}
