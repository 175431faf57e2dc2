// What a replay has written, read line by line: a replay of half a million events is explained without holding it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Alert } from '../contract/alert.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import type { Problem } from '../contract/problem.ts'
import type { Consideration } from '../engine/engine.ts'
import { readLines } from '../replay/read-lines.ts'

/** One line of memberships.ndjson. */
export interface MembershipLine {
  readonly seq: number | string
  readonly decision: string
  readonly fingerprint: string | null
  readonly alertId: string | null
  readonly incidentId: string | null
}

export interface ReplayFiles {
  alerts: Alert
  incidents: Incident
  memberships: MembershipLine
  activities: Activity
  considered: Consideration
  problems: Problem
}

/** The folder is none of a replay's, or not a whole one. */
export class ReplayFolderError extends Error {
  readonly code = 'replay_folder'
}

/**
 * The rows of one file.
 * @throws ReplayFolderError when it is missing, SyntaxError when a line is not JSON
 */
export async function* rowsOf<F extends keyof ReplayFiles>(folder: string, file: F): AsyncGenerator<ReplayFiles[F]> {
  const path = join(folder, `${file}.ndjson`)
  if (!existsSync(path)) {
    throw new ReplayFolderError(`${path} is missing: --out takes the folder that nocturne replay has written`)
  }
  for await (const lines of readLines(path)) {
    // Written by our own replay from the contract's types.
    for (const line of lines) yield JSON.parse(line) as ReplayFiles[F]
  }
}
