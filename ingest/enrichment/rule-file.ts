// The file of enrichment rules (YAML): `rules` in their order, and `tests` that every version of the file has to pass before it is in force.
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import { readStructuredText } from '../../platform/structured-text/structured-text.ts'
import { placeOf, tableWith, type RuleFault } from './rule-fault.ts'
import { compileRule, type EnrichmentRule } from './rule.ts'
import { runRuleTests } from './rule-tests.ts'

export interface RuleSet {
  readonly rules: readonly EnrichmentRule[]
  /** Samples in the file, all of which came out as they should. */
  readonly tests: number
}

export const NO_RULES: RuleSet = { rules: [], tests: 0 }

/**
 * Compiles the rules and runs the samples.
 * @param file its name, for the faults
 * @throws FileFaultsError with every fault: `file:line rules[2].match.class: what is wrong`
 */
export function parseRules(text: string, file: string): RuleSet {
  const read = readStructuredText(text, 'yaml')
  if (!read.ok)
    throw new FileFaultsError(
      file,
      read.faults.map(({ line, message }) => `${file}:${line} ${message}`),
    )
  const faults: RuleFault[] = []
  const set = compile(read.value, faults)
  if (faults.length === 0) return set
  const lines = read.lines(faults.map(({ path }) => path))
  throw new FileFaultsError(
    file,
    faults.map(({ path, fault }, i) => `${file}:${lines[i] ?? 1} ${written(path)}: ${fault}`),
  )
}

function compile(root: unknown, faults: RuleFault[]): RuleSet {
  const top = placeOf(faults)
  // An empty file, and one of comments alone, has no rules.
  const table = root === null ? {} : (tableWith(root, ['rules', 'tests'], top) ?? {})
  const lists = ['rules', 'tests'].map((key) => {
    const list = table[key] ?? []
    if (Array.isArray(list)) return list as readonly unknown[]
    top.at(key).fault('must be a list')
    return []
  })
  const [given = [], tests = []] = lists
  const rules = given.flatMap((one, index) => compileRule(one, top.at('rules', index)) ?? [])
  const names = rules.map(({ name }) => name)
  for (const [index, name] of names.entries())
    if (name !== '' && names.indexOf(name) !== index) top.at('rules', index, 'name').fault(`${name} is there twice`)
  // With rules that are wrong, samples would fail for no reason of their own.
  if (faults.length === 0) runRuleTests(rules, tests, top.at('tests'))
  return { rules, tests: tests.length }
}

/** `rules[2].match.class`. */
function written(path: RuleFault['path']): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  )
}
