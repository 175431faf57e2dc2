// JSON of other tools, read without trust: the file's value, and what a value is when it is what one hopes for.
import { readStructuredText } from '../../../platform/structured-text/structured-text.ts'
import type { FaultList } from './fault-list.ts'
import type { SourceFile } from './reading.ts'

export type Raw = Readonly<Record<string, unknown>>

/** @returns undefined when it is no JSON; the faults say so then */
export function readJsonFile({ name, text }: SourceFile, faults: FaultList): unknown {
  const read = readStructuredText(text, 'json')
  if (!read.ok) {
    faults.add(...read.faults.map((fault) => ({ path: '', file: name, ...fault })))
    return undefined
  }
  faults.tellLines(name, read.lines)
  return read.value
}

export function objectOf(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null // any JSON object
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The trimmed text; '' for everything that is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** Fields that say something: a CiFact leaves out what its source does not know. */
export function known<T extends Readonly<Record<string, string | readonly string[] | number | undefined>>>(
  fields: T,
): Partial<T> {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(entries) as Partial<T> // a part of the same object
}

/** Distinct, in order. */
export function distinct(values: Iterable<string>): string[] {
  return [...new Set([...values].filter((value) => value !== ''))]
}
