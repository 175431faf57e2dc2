// Reads the CMDB file (JSON, or YAML by its name's ending) into a topology, or says everything that is wrong with it at once.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { cmdbFacts } from '../../../ingest/contract/cmdb-facts.ts'
import type { InventoryFacts, InventoryFault } from '../../../ingest/contract/inventory.ts'
import { faultsWithLines } from '../../../platform/structured-text/faults-with-lines.ts'
import { readStructuredText } from '../../../platform/structured-text/structured-text.ts'
import type { CmdbFile } from '../../contract/ci.ts'
import { buildTopology } from '../../topology/build-topology.ts'
import { parseCmdb } from '../../topology/parse-cmdb.ts'
import type { Topology } from '../../topology/topology.ts'

export interface LoadedCmdb {
  readonly cmdb: CmdbFile
  readonly topology: Topology
  /** Wall clock, epoch ms. */
  readonly loadedAt: number
}

/** The file cannot be used; the message lists every fault with its place. */
export class CmdbError extends Error {
  readonly code = 'cmdb_invalid'
  readonly faults: readonly InventoryFault[]

  constructor(path: string, faults: readonly InventoryFault[], cause?: unknown) {
    const lines = faults.map(
      ({ line, path: at, message }) =>
        `  ${line === undefined ? '' : `line ${line}: `}${at === '' ? '' : `${at}: `}${message}`,
    )
    super([`CMDB file ${path} cannot be used:`, ...lines].join('\n'), { cause })
    this.name = 'CmdbError'
    this.faults = faults
  }
}

/** What the engine has when no CMDB is configured: every CI is made from its hints. */
export function emptyCmdb(loadedAt: number): LoadedCmdb {
  return loadedCmdb({ cis: [], relationships: [] }, loadedAt)
}

/** @throws CmdbError with every fault */
export async function readCmdbFile(path: string, loadedAt: number): Promise<LoadedCmdb> {
  const { value, lines } = await readValue(path)
  const parsed = parseCmdb(value)
  if (!parsed.ok) throw new CmdbError(path, faultsWithLines(parsed.faults, lines))
  return loadedCmdb(parsed.cmdb, loadedAt)
}

/** The file as a source of inventory. @throws CmdbError with every fault */
export async function readCmdbFacts(path: string): Promise<InventoryFacts> {
  const { value, lines } = await readValue(path)
  const read = cmdbFacts(value)
  if (!read.ok) throw new CmdbError(path, faultsWithLines(read.faults, lines))
  return read.facts
}

async function readValue(path: string) {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CmdbError(path, [{ path: '', message: `cannot be read: ${messageOf(error)}` }], error)
  })
  const read = readStructuredText(text, isYaml(path) ? 'yaml' : 'json')
  if (!read.ok)
    throw new CmdbError(
      path,
      read.faults.map((fault) => ({ path: '', ...fault })),
    )
  return read
}

function loadedCmdb(cmdb: CmdbFile, loadedAt: number): LoadedCmdb {
  return { cmdb, topology: buildTopology(cmdb), loadedAt }
}

function isYaml(path: string): boolean {
  return ['.yaml', '.yml'].includes(extname(path).toLowerCase())
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
