// Everything that discovery reads of one device that has answered.
import type { DiscoveryPolicy } from '../network/discovery-policy.ts'
import type { SnmpClient } from '../network/snmp-client.ts'
import { COLUMNS, SCALARS, type ColumnName } from './objects.ts'
import { STAGES, type Stage } from './stages.ts'
import { vendorScalars } from './vendor-scalars.ts'
import { walkColumn, type NextRows } from './walk-column.ts'
import type { Column, DeviceWalk, SnmpValue, WalkGap } from './walked-rows.ts'

export interface WalkDeps {
  readonly client: SnmpClient
  readonly address: string
  readonly credential: string
  readonly policy: Pick<DiscoveryPolicy, 'pageSize' | 'rowsPerColumn' | 'deviceTimeMs'>
  /** Waits until the next request may go out. */
  readonly turn: () => Promise<void>
  /** Milliseconds of a steady clock. */
  readonly now: () => number
  /** Epoch ms, for the record. */
  readonly at: number
}

/** Columns in a row that get no answer, after which the device counts as gone. */
const SILENT_COLUMNS = 3
/** Scalars in one GET: all of them fit one datagram. */
const SCALARS_AT_ONCE = 6

/** Walks a device. Whatever fails is a gap in what comes back. */
export async function walkDevice(deps: WalkDeps): Promise<DeviceWalk> {
  const gaps: WalkGap[] = []
  const scalars = await readScalars(deps, SCALARS, gaps)
  const sysObjectId = String(scalars.get('sysObjectID') ?? '')
  const { serial, model, version } = vendorScalars(sysObjectId) ?? {}
  const vendor = await readScalars(deps, { serial, model, version }, gaps)
  const columns = new Map<ColumnName, Column>()
  const walker = columnWalker(deps)
  for (const stage of STAGES) {
    if (stage.vendor !== undefined && !`${sysObjectId}.`.startsWith(stage.vendor)) continue
    if (!(await walkStage(stage, walker, columns, gaps))) break
  }
  const { address, credential, at } = deps
  return { address, credential, at, scalars, columns, vendor, gaps }
}

async function readScalars<N extends string>(
  deps: WalkDeps,
  objects: Readonly<Partial<Record<N, string | undefined>>>,
  gaps: WalkGap[],
): Promise<Map<N, SnmpValue>> {
  const found = new Map<N, SnmpValue>()
  const wanted = Object.entries<string | undefined>(objects).filter(
    (entry): entry is [N, string] => entry[1] !== undefined,
  ) // its own keys
  // v1 answers a GET with an error when a single object is missing.
  const atOnce = deps.client.version === 'v1' ? 1 : SCALARS_AT_ONCE
  for (let i = 0; i < wanted.length; i += atOnce) {
    const part = wanted.slice(i, i + atOnce)
    await deps.turn()
    const answer = await deps.client.get(part.map(([, oid]) => oid))
    if (!answer.ok) {
      gaps.push({
        stage: 'system',
        reason: answer.fault === 'no_answer' ? 'no_answer' : 'agent_error',
        detail: answer.detail,
      })
      continue
    }
    for (const [index, [name]] of part.entries()) {
      const value = answer.value[index]
      if (value !== undefined) found.set(name, value)
    }
  }
  return found
}

interface ColumnWalker {
  /** @returns why it did not come to its end */
  walk(name: ColumnName, into: Map<ColumnName, Column>): Promise<Pick<WalkGap, 'reason' | 'detail'> | undefined>
  silentColumns(): number
}

/** Walks columns with the page size that this agent bears: some give no answer to a GETBULK, or to one of many rows. */
function columnWalker(deps: WalkDeps): ColumnWalker {
  const { client, policy, now } = deps
  const deadline = now() + policy.deviceTimeMs
  const sizes = client.version === 'v1' ? [1] : [policy.pageSize, 5, 1]
  let failures = 0
  let silent = 0
  const next: NextRows = async (oid) => {
    for (let i = 0; ; i++) {
      await deps.turn()
      const answer = await client.next(oid, sizes[i] ?? 1)
      if (answer.ok || i + 1 >= sizes.length || now() > deadline) return answer
      // Once is a lost datagram, twice is what this agent is like.
      if (i === 0 && ++failures === 2) {
        sizes.shift()
        failures = 0
        i--
      }
    }
  }
  return {
    async walk(name, into) {
      const { rows, gap } = await walkColumn(COLUMNS[name], next, { rows: policy.rowsPerColumn, deadline }, now)
      if (rows.size > 0) into.set(name, rows)
      silent = gap?.reason === 'no_answer' ? silent + 1 : 0
      return gap
    },
    silentColumns: () => silent,
  }
}

/** @returns false when the device does not answer any more, or its time is over */
async function walkStage(
  stage: Stage,
  walker: ColumnWalker,
  columns: Map<ColumnName, Column>,
  gaps: WalkGap[],
): Promise<boolean> {
  const walk = async (names: readonly ColumnName[]): Promise<boolean> => {
    for (const name of names) {
      const gap = await walker.walk(name, columns)
      if (gap !== undefined) gaps.push({ stage: stage.name, reason: gap.reason, detail: `${name}: ${gap.detail}` })
      if (gap?.reason === 'time_limit' || walker.silentColumns() >= SILENT_COLUMNS) return false
    }
    return true
  }
  if (!(await walk(stage.probes))) return false
  return stage.probes.every((name) => !columns.has(name)) || (await walk(stage.columns))
}
