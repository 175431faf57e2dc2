// A case that others published (`../shared/accuracy/cases/<set>/<case>`): its truth and the labels of its events.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface SharedTruth {
  readonly kind: 'grouping' | 'rca' | 'affinity'
  readonly noiseLabel?: string
  readonly faults?: Readonly<Record<string, { readonly rootCause: string; readonly level: string }>>
  /** Class pairs that experts call cause and effect. */
  readonly edges?: readonly (readonly [string, string])[]
}

export interface SharedCase {
  readonly set: string
  readonly name: string
  readonly folder: string
  readonly truth: SharedTruth
  readonly labels: readonly (readonly [seq: string, label: string])[]
}

/** All cases under a folder, in a fixed order. @throws the file system's error, SyntaxError for a broken truth.json */
export function sharedCases(folder: string): SharedCase[] {
  return folders(folder).flatMap((set) =>
    folders(join(folder, set)).map((name) => {
      const dir = join(folder, set, name)
      // Published with the cases; the fields are those of their README.
      const truth = JSON.parse(readFileSync(join(dir, 'truth.json'), 'utf8')) as SharedTruth
      return { set, name, folder: dir, truth, labels: readLabels(join(dir, 'labels.csv.gz')) }
    }),
  )
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

function readLabels(file: string): [string, string][] {
  if (!existsSync(file)) return []
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1)
  return lines.filter(Boolean).map((line) => {
    const comma = line.indexOf(',')
    return [line.slice(0, comma), line.slice(comma + 1)]
  })
}
