// Replays the shared cases one after the other and scores them.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE_OPTIONS } from '../../support/node-options.ts'
import type { SharedCase } from './shared-case.ts'
import { scoreShared } from './shared-score.ts'
import type { SharedScore } from './shared-score.ts'

export interface SharedResult {
  readonly case: SharedCase
  readonly score: SharedScore
  readonly cost: ReplayCost
}

export interface ReplayCost {
  /** Of the whole replay, files read and written included. */
  readonly seconds: number
  /** As replay says it: events decided a second, without the writing of results. */
  readonly eventsPerSecond: number
  readonly events: number
  readonly peakMiB: number
}

const CHILD = new URL('./replay-child.mjs', import.meta.url).pathname

/** @throws when the replay fails */
export async function runShared(one: SharedCase): Promise<SharedResult> {
  const out = mkdtempSync(join(tmpdir(), 'nocturne-accuracy-'))
  try {
    const cost = await replay(one.folder, out)
    return { case: one, score: scoreShared(one, out), cost }
  } finally {
    rmSync(out, { recursive: true })
  }
}

async function replay(folder: string, out: string): Promise<ReplayCost> {
  const files = [join(folder, 'cmdb.json'), join(folder, 'events.ndjson.gz'), out]
  const child = spawn(process.execPath, [...NODE_OPTIONS, CHILD, ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    process.stderr.write(text)
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`replay of ${folder} ended with ${String(code)}`)
  const [, events = '0', rate = '0'] = /(\d+) events, (\d+)\/s, \d+ bad lines/.exec(said) ?? []
  // replay-child.mjs wrote it.
  const { seconds, peakMiB } = JSON.parse(told) as { seconds: number; peakMiB: number }
  return { seconds, peakMiB, events: Number(events), eventsPerSecond: Number(rate) }
}
