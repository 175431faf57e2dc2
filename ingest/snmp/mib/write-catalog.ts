// Puts compiled sections into the operator's catalogue file. What people have edited stays: a section that is there is replaced only when asked, and
// other sections keep their comments.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isMap, isSeq, parseDocument, YAMLSeq, type Document } from 'yaml'
import { FileFaultsError } from '../../../platform/structured-text/file-faults-error.ts'
import type { CatalogMib } from '../catalog/catalog-entry.ts'
import { parseCatalog } from '../catalog/catalog-file.ts'

export interface Written {
  readonly added: readonly string[]
  readonly replaced: readonly string[]
  /** There already; left as they are. */
  readonly kept: readonly string[]
  readonly text: string
}

const HEAD = ` Notifications of the operator's MIBs, by \`nocturne mib add\`. Guesses by name: edit class, kind, severity, component and summary as you like;
 running servers read the file again within seconds. docs/connect-snmp.md explains the fields.`

/**
 * The file with the sections in it; nothing is written yet.
 * @param replace whether sections that are there are written anew
 * @throws FileFaultsError when the file, as it is or as it would become, cannot be used
 */
export function withSections(file: string, sections: readonly CatalogMib[], replace: boolean): Written {
  const document = existsSync(file) ? opened(file) : emptyDocument()
  const mibs = document.get('mibs')
  const list = isSeq(mibs) && mibs.items.length > 0 ? mibs : new YAMLSeq()
  if (list !== mibs) document.set('mibs', list)
  const added: string[] = []
  const replaced: string[] = []
  const kept: string[] = []
  for (const section of sections) {
    // No anchors: people edit each entry by itself.
    const node = document.createNode(section, { aliasDuplicateObjects: false })
    const at = list.items.findIndex((item) => isMap(item) && item.get('mib') === section.mib)
    if (at < 0) {
      list.items.push(node)
      added.push(section.mib)
    } else if (replace) {
      list.items[at] = node
      replaced.push(section.mib)
    } else kept.push(section.mib)
  }
  const text = document.toString({ lineWidth: 140 })
  parseCatalog(text, file)
  return { added, replaced, kept, text }
}

/** Writes it in one move: a server that reads at that moment sees the old file or the new one. */
export function writeCatalog(file: string, text: string): void {
  const fresh = `${file}.new`
  writeFileSync(fresh, text, { mode: 0o644 })
  renameSync(fresh, file)
}

function opened(file: string): Document {
  const text = readFileSync(file, 'utf8')
  parseCatalog(text, file)
  const document = parseDocument(text)
  if (document.contents === null) return emptyDocument()
  if (!isMap(document.contents)) throw new FileFaultsError(file, [`${file}:1 must have a list "mibs"`])
  return document
}

function emptyDocument(): Document {
  const document = parseDocument('mibs: []\n')
  document.commentBefore = HEAD
  return document
}
