// `nocturne import`: files, or what NetBox or Prometheus say themselves, into the CMDB of a running Nocturne; --check reads them without one.
import type { SourceFile } from '../formats/reading.ts'
import { pullInventory } from '../pull/pull-inventory.ts'
import { readInventory } from '../read-inventory.ts'
import { checkText, faultLines } from './check-text.ts'
import { differenceText } from './difference-text.ts'
import { IMPORT_USAGE, importArguments, type ImportArguments } from './import-arguments.ts'
import { sendImport } from './import-client.ts'
import { readImportFiles } from './read-import-files.ts'

/** Faults printed unless all are asked for. */
const FAULTS_SHOWN = 50

/** @returns 0 imported or nothing to change, 1 refused or failed, 2 wrongly called */
export async function runImport(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const parsed = importArguments(argv, env)
  if (parsed === null) {
    process.stdout.write(IMPORT_USAGE)
    return 0
  }
  if ('fault' in parsed) {
    process.stderr.write(`nocturne: ${parsed.fault}\n(nocturne import --help)\n`)
    return 2
  }
  const files = await filesFor(parsed)
  if (files === null) return 1
  return parsed.check ? check(files, parsed) : send(files, parsed)
}

/** null: they could not be read; the reason has been printed. */
async function filesFor(args: ImportArguments): Promise<readonly SourceFile[] | null> {
  if (args.from !== null) {
    const pulled = await pullInventory(args.format ?? '', args.from, (text) => progress(args, text))
    if (pulled.ok) return pulled.files
    process.stderr.write(`nocturne: ${pulled.message}\nNothing was changed.\n`)
    return null
  }
  const { files, faults } = await readImportFiles(args.files, args.encoding)
  if (faults.length === 0) return files
  printFaults('the files cannot be read', faultLines(faults), faults.length, args)
  return null
}

function check(files: readonly SourceFile[], args: ImportArguments): number {
  const read = readInventory(files, args.format)
  if (read.reading.ok) {
    process.stdout.write(checkText(read))
    return 0
  }
  const { faults, total } = read.reading
  const what =
    read.format === null ? 'the format is not recognised' : `${total} faults in the files (format ${read.format.name})`
  printFaults(what, faultLines(faults), total, args)
  return 1
}

async function send(files: readonly SourceFile[], args: ImportArguments): Promise<number> {
  const mebibytes = files.reduce((sum, { text }) => sum + text.length, 0) / 2 ** 20
  progress(
    args,
    `sending ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${mebibytes.toFixed(1)} MiB, to ${args.url}`,
  )
  const sent = await sendImport(files, args)
  if (sent.kind === 'done') {
    process.stdout.write(args.json ? `${JSON.stringify(sent.done, null, 2)}\n` : differenceText(sent.done, args.all))
    return 0
  }
  printFaults(sent.message, sent.faults, sent.total, args)
  return 1
}

function printFaults(what: string, faults: readonly string[], total: number, { all }: ImportArguments): void {
  const shown = all ? faults : faults.slice(0, FAULTS_SHOWN)
  const more = total - shown.length
  const lines = [...shown.map((fault) => `  ${fault}`), ...(more > 0 ? [`  ... and ${more} more`] : [])]
  process.stderr.write(`nocturne: ${[what, ...lines].join('\n')}\n`)
}

function progress({ quiet }: ImportArguments, text: string): void {
  if (!quiet) process.stderr.write(`${text}\n`)
}
