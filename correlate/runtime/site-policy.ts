// The file in which a site sets thresholds of the policy (YAML, `grouping.threshold: 0.6`), read once at start: a policy is changed between two
// runs of the engine, never within one.
import { existsSync, readFileSync } from 'node:fs'
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import { readStructuredText } from '../../platform/structured-text/structured-text.ts'
import { readPolicyChange, type PolicyChange } from '../contract/tunable.ts'
import { defaultPolicy, tunedPolicy, type Policy } from '../engine/engine.ts'

/** @throws FileFaultsError with every fault and its line */
export function readSitePolicy(file: string | null): Policy {
  return file === null ? defaultPolicy : tunedPolicy(defaultPolicy, readPolicyFile(file))
}

/** @throws FileFaultsError with every fault and its line */
export function readPolicyFile(file: string): PolicyChange {
  if (!existsSync(file)) throw new FileFaultsError(file, ['is not there'])
  const read = readStructuredText(readFileSync(file, 'utf8'), 'yaml')
  if (!read.ok)
    throw new FileFaultsError(
      file,
      read.faults.map(({ line, message }) => `${file}:${line} ${message}`),
    )
  const found = readPolicyChange(read.value)
  if (found.ok) return found.change
  const lines = read.lines(found.faults.map(({ key }) => (key === '' ? [] : [key])))
  throw new FileFaultsError(
    file,
    found.faults.map(({ key, fault }, i) => `${file}:${lines[i] ?? 1} ${key === '' ? '' : `${key} `}${fault}`),
  )
}
