// CMDB versions that a replay may need: a message is stepped again with the topology that it was stepped with the first time.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CmdbFile } from '../../contract/ci.ts'
import { buildTopology } from '../../topology/build-topology.ts'
import type { Topology } from '../../topology/topology.ts'
import { writeDurably } from '../checkpoint/durable-file.ts'

export interface CmdbArchive {
  /** Makes the version durable. Versions are content hashes: what is there already is the same. */
  keep(version: string, cmdb: CmdbFile): Promise<void>
  /** null when it is not there or not the version it is named by. */
  load(version: string): Promise<Topology | null>
  /** Removes all versions but these and those kept by this process. */
  prune(wanted: ReadonlySet<string>): Promise<void>
}

/** @param directory `<dataDir>/checkpoint/cmdb`, shared by the partitions */
export function openCmdbArchive(directory: string): CmdbArchive {
  const kept = new Set<string>()
  const written = new Set<string>()
  const fileOf = (version: string) => join(directory, `${version}.json`)

  return {
    async keep(version, cmdb) {
      if (written.has(version)) return
      kept.add(version) // before it is there: `prune` may look in between
      await writeDurably(fileOf(version), [Buffer.from(JSON.stringify(cmdb))])
      written.add(version)
    },
    async load(version) {
      try {
        // Written by `keep`, and proven by its hash below.
        const cmdb = JSON.parse(await readFile(fileOf(version), 'utf8')) as CmdbFile
        const topology = buildTopology(cmdb)
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
