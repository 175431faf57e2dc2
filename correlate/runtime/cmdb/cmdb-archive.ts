// CMDB versions that a replay may need: a message is stepped again with the topology that it was stepped with the first time.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inPieces, type Pieces } from '../../../platform/pieces/in-pieces.ts'
import type { CmdbFile } from '../../contract/ci.ts'
import { topologyOf } from '../../topology/build-topology.ts'
import type { Topology } from '../../topology/topology.ts'
import { writeDurably } from '../checkpoint/durable-file.ts'
import { cmdbOfLines, linesOfCmdb } from './cmdb-lines.ts'

export interface CmdbArchive {
  /** Makes the version durable. Versions are content hashes: what is there already is the same. */
  keep(version: string, cmdb: CmdbFile): Promise<void>
  /** null when it is not there or not the version it is named by. */
  load(version: string): Promise<Topology | null>
  /** Removes all versions but these and those kept by this process. */
  prune(wanted: ReadonlySet<string>): Promise<void>
}

/**
 * @param directory `<dataDir>/checkpoint/cmdb`, shared by the partitions
 * @param pieces how long one of 20,000 CIs may hold the thread while it is written or read
 */
export function openCmdbArchive(directory: string, pieces: Pieces): CmdbArchive {
  /** Versions kept by this process: partitions want the same one at the same time. */
  const kept = new Map<string, Promise<void>>()
  const fileOf = (version: string) => join(directory, `${version}.json`)

  async function write(version: string, cmdb: CmdbFile): Promise<void> {
    const lines = await inPieces(linesOfCmdb(cmdb), pieces)
    await writeDurably(
      fileOf(version),
      lines.map((line) => Buffer.from(`${line}\n`)),
    )
  }

  return {
    keep(version, cmdb) {
      // Known before it is there: `prune` may look in between.
      const writing = kept.get(version) ?? write(version, cmdb)
      kept.set(version, writing)
      writing.catch(() => kept.delete(version))
      return writing
    },
    async load(version) {
      try {
        const cmdb = await inPieces(cmdbOfLines(await readFile(fileOf(version), 'utf8')), pieces)
        const topology = await inPieces(topologyOf(cmdb), pieces)
        return topology.version === version ? topology : null
      } catch {
        return null
      }
    },
    async prune(wanted) {
      const files = await readdir(directory).catch(() => [])
      for (const file of files) {
        const version = /^(.+)\.json$/.exec(file)?.[1]
        if (version === undefined || wanted.has(version) || kept.has(version)) continue
        await rm(join(directory, file), { force: true })
      }
    },
  }
}
