// The CMDB file (DESIGN §2), JSON or YAML, as an import. Its rules are the contract's; here the lines are added.
import { cmdbFacts } from '../../contract/cmdb-facts.ts'
import { readStructuredText } from '../../../platform/structured-text/structured-text.ts'
import type { CiFact, RelationshipFact } from '../../contract/inventory.ts'
import { FaultList } from './fault-list.ts'
import type { InventoryFormat, Reading, SourceFile } from './reading.ts'

export const cmdbFile: InventoryFormat = {
  name: 'cmdb',
  source: 'file',
  title: 'CMDB file (JSON or YAML)',
  fits: (files) => files.some(({ text }) => /^\s*(["']?)cis\1\s*:|^\s*\{[^[{]*"cis"\s*:/m.test(text.slice(0, HEAD))),
  read: readCmdbFiles,
}

/** Where `cis` is looked for: it may stand behind the relationships, then the format has to be told. */
const HEAD = 65_536

function readCmdbFiles(files: readonly SourceFile[]): Reading {
  const faults = new FaultList()
  const cis: CiFact[] = []
  const relationships: RelationshipFact[] = []
  const seen = new Map<string, string>()
  for (const { name, text } of files) {
    const read = readStructuredText(text, /^\s*[{[]/.test(text.slice(0, HEAD)) ? 'json' : 'yaml')
    if (!read.ok) {
      faults.add(...read.faults.map((fault) => ({ path: '', file: name, ...fault })))
      continue
    }
    faults.tellLines(name, read.lines)
    const known = cmdbFacts(read.value)
    if (!known.ok) {
      faults.add(...known.faults.map((fault) => ({ ...fault, file: name })))
      continue
    }
    for (const ci of known.facts.cis) {
      const first = seen.get(ci.key)
      if (first === undefined) seen.set(ci.key, name)
      else faults.add({ path: 'cis', file: name, message: `id ${ci.key} is in ${first} as well` })
    }
    cis.push(...known.facts.cis)
    relationships.push(...known.facts.relationships)
  }
  return faults.readingOf(
    () => ({ cis, relationships }),
    () => [],
  )
}
