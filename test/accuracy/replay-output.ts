// Runs a case through `nocturne replay` as anybody would (files in, files out) and reads what came of it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Incident } from '../../correlate/contract/incident.ts'
import { runReplay } from '../../correlate/replay/replay.ts'
import type { Case } from './scenario.ts'
import { NOISE } from './reality/noise.ts'

export interface ReplayOutput {
  /** Event seq -> incident at the end, after merges. */
  readonly incidentOf: ReadonlyMap<string, string>
  readonly decisionOf: ReadonlyMap<string, string>
  readonly incidents: ReadonlyMap<string, Incident>
}

/**
 * Writes a case in the form of the shared ones (DESIGN §2): the engine reads the first two files, a scorer all.
 * @throws the file system's error
 */
export function writeCase(folder: string, made: Case): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'cmdb.json'), JSON.stringify(made.cmdb))
  writeFileSync(join(folder, 'events.ndjson'), made.events.map((line) => JSON.stringify(line) + '\n').join(''))
  const faults = Object.fromEntries([...made.faults].map(([id, fault]) => [id, { ...fault, level: 'ci' }]))
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ kind: 'rca', noiseLabel: NOISE, faults }, null, 1))
  const labels = made.labels.flatMap((label, seq) => (label === null ? [] : [`${seq},${label}\n`]))
  writeFileSync(join(folder, 'labels.csv'), `seq,label\n${labels.join('')}`)
}

/** @throws when replay fails: the corpus is wrong then */
export async function replayCase(folder: string, out: string): Promise<ReplayOutput> {
  const events = ['events.ndjson', 'events.ndjson.gz']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file))
  const code = await runReplay(['--cmdb', join(folder, 'cmdb.json'), '--events', events ?? '', '--out', out])
  if (code !== 0) throw new Error(`replay of ${folder} ended with ${code}`)
  return readOutput(out)
}

export function readOutput(out: string): ReplayOutput {
  const incidentOf = new Map<string, string>()
  const decisionOf = new Map<string, string>()
  for (const line of ndjson<{ seq: number | string; decision: string; incidentId: string | null }>(
    join(out, 'memberships.ndjson'),
  )) {
    if (line.incidentId !== null) incidentOf.set(String(line.seq), line.incidentId)
    decisionOf.set(String(line.seq), line.decision)
  }
  const incidents = new Map([...ndjson<Incident>(join(out, 'incidents.ndjson'))].map((one) => [one.id, one]))
  return { incidentOf, decisionOf, incidents }
}

/** The lines of a file of JSON objects; none when it is not there. @typeParam T as the file's writer made it */
export function* ndjson<T>(file: string): Generator<T> {
  if (!existsSync(file)) return
  const text = readFileSync(file, 'utf8')
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    // Our own replay wrote it.
    if (to > from) yield JSON.parse(text.slice(from, to)) as T
    from = to + 1
  }
}
