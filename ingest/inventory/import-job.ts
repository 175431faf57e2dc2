// One import from the bytes of a request to the answer of the inventory's owner. Runs in a thread of its own: tens of MiB are read here.
import { objectOf, textOf } from './formats/read-json.ts'
import type { SourceFile } from './formats/reading.ts'
import type { InventoryFault, InventoryReport } from '../contract/inventory.ts'
import type { ReportMode, ReportResult } from '../contract/inventory-request.ts'
import { decodeText } from './decode-text.ts'
import { readInventory } from './read-inventory.ts'
import type { SubmitOutcome } from './submit-report.ts'

/** Several files in one body: `{"files": [{"name": "cmdb_ci.csv", "text": "..."}]}`. */
export const FILES_MEDIA_TYPE = 'application/vnd.nocturne.files+json'

export interface ImportJob {
  readonly bytes: Uint8Array
  /** Without parameters, in lower case. */
  readonly mediaType: string
  /** Of the media type's charset parameter; null: UTF-8 or by the byte order mark. */
  readonly charset: string | null
  /** What to call the body in faults when it is one file. */
  readonly fileName: string
  /** null: guessed. */
  readonly format: string | null
  /** null: the name of the format. */
  readonly instance: string | null
  readonly scope: InventoryReport['scope']
  readonly mode: ReportMode
  readonly actor: string
  /** Id of the report. */
  readonly id: string
  /** Epoch ms. */
  readonly at: number
}

export type ImportOutcome =
  | { readonly kind: 'done'; readonly done: ImportDone }
  /** Nothing was changed. */
  | {
      readonly kind: 'faults'
      readonly format: string | null
      readonly faults: readonly InventoryFault[]
      readonly total: number
    }
  | Exclude<SubmitOutcome, { readonly kind: 'done' | 'refused' }>

export interface ImportDone extends ReportResult {
  readonly format: string
  /** The format was not named but recognised. */
  readonly guessed: boolean
  readonly instance: string
  readonly scope: InventoryReport['scope']
  /** What the files say. */
  readonly read: { readonly cis: number; readonly relationships: number }
  /** What was left out of the files, and why. */
  readonly notes: readonly InventoryFault[]
}

/** @param submit hands a report to the owner of the inventory */
export async function performImport(
  job: ImportJob,
  submit: (report: InventoryReport, mode: ReportMode) => Promise<SubmitOutcome>,
): Promise<ImportOutcome> {
  const { files, fault } = openBody(job)
  if (fault !== null) return { kind: 'faults', format: job.format, faults: [fault], total: 1 }
  const { format, guessed, reading } = readInventory(files, job.format)
  if (!reading.ok || format === null) {
    const { faults, total } = reading.ok ? { faults: [], total: 0 } : reading
    return { kind: 'faults', format: format?.name ?? null, faults, total }
  }
  const { id, actor, at, scope } = job
  const instance = job.instance ?? format.name
  const report = { id, source: format.source, instance, actor, at, scope, ...reading.facts }
  const submitted = await submit(report, job.mode)
  switch (submitted.kind) {
    case 'done': {
      const { cis, relationships } = reading.facts
      const read = { cis: cis.length, relationships: relationships.length }
      const done = { ...submitted.result, format: format.name, guessed, instance, scope, read, notes: reading.notes }
      return { kind: 'done', done }
    }
    case 'refused':
      return { kind: 'faults', format: format.name, faults: submitted.faults, total: submitted.faults.length }
    case 'no_owner':
    case 'timed_out':
    case 'failed':
      return submitted
  }
}

interface OpenedBody {
  readonly files: readonly SourceFile[]
  readonly fault: InventoryFault | null
}

function openBody({ bytes, mediaType, charset, fileName }: ImportJob): OpenedBody {
  const faulty = (message: string): OpenedBody => ({ files: [], fault: { path: '', message } })
  const decoded = decodeText(bytes, charset)
  if (!decoded.ok) return { files: [], fault: { path: '', file: fileName, message: decoded.message } }
  if (mediaType !== FILES_MEDIA_TYPE) return { files: [{ name: fileName, text: decoded.text }], fault: null }
  let list: unknown
  try {
    list = objectOf(JSON.parse(decoded.text))?.['files']
  } catch {
    return faulty('the body is not JSON')
  }
  if (!Array.isArray(list) || list.length === 0) return faulty('the body has no list "files"')
  const files = list.map((item): SourceFile => {
    const { name, text } = objectOf(item) ?? {}
    return { name: textOf(name), text: typeof text === 'string' ? text : '' }
  })
  return files.some(({ name, text }) => name === '' || text === '')
    ? faulty('each of "files" needs a name and a text')
    : { files, fault: null }
}
