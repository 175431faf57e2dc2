// Whether a report can be used as a whole: nothing of a report with a fault is applied.
import {
  INVENTORY_SOURCES,
  RELATIONSHIP_TYPES,
  type CiFact,
  type InventoryFault,
  type InventoryReport,
  type RelationshipFact,
} from '../../ingest/contract/inventory.ts'

/** Faults that are told of: who has more of them has one reason for most. */
const MOST_FAULTS = 100
/** Longest key, name or type, in characters. */
const LONGEST_TEXT = 500

/** @returns everything that is wrong with it, at most MOST_FAULTS; empty when it is fit for use */
export function checkReport(report: InventoryReport): InventoryFault[] {
  const faults: InventoryFault[] = []
  const blame = (path: string, message: string) => {
    if (faults.length < MOST_FAULTS) faults.push({ path, message })
  }
  if (report.id === '') blame('id', 'expected a non-empty text')
  if (report.instance === '' || report.instance.includes('/'))
    blame('instance', 'expected a non-empty text without `/`')
  if (!INVENTORY_SOURCES.includes(report.source)) blame('source', `expected one of ${INVENTORY_SOURCES.join(', ')}`)
  if (!Number.isSafeInteger(report.at) || report.at < 0) blame('at', 'expected epoch milliseconds')
  const keys = new Set<string>()
  report.cis.forEach((fact, index) => {
    const path = `cis[${index}]`
    if (keys.has(fact.key)) blame(`${path}.key`, `${JSON.stringify(fact.key)} is there twice`)
    keys.add(fact.key)
    checkCi(fact, path, blame)
  })
  report.relationships.forEach((fact, index) => checkRelationship(fact, `relationships[${index}]`, blame))
  return faults
}

type Blame = (path: string, message: string) => void

function checkCi(fact: CiFact, path: string, blame: Blame): void {
  checkText(fact.key, `${path}.key`, blame)
  if (fact.type !== undefined) checkText(fact.type, `${path}.type`, blame)
  if (fact.name !== undefined) checkText(fact.name, `${path}.name`, blame)
  const { criticality } = fact
  if (criticality !== undefined && !(Number.isInteger(criticality) && criticality >= 1 && criticality <= 5))
    blame(`${path}.criticality`, 'expected a whole number from 1 to 5')
}

function checkRelationship(fact: RelationshipFact, path: string, blame: Blame): void {
  checkText(fact.from, `${path}.from`, blame)
  checkText(fact.to, `${path}.to`, blame)
  if (!RELATIONSHIP_TYPES.some((type) => type === fact.type))
    blame(`${path}.type`, `expected one of ${RELATIONSHIP_TYPES.join(', ')}`)
}

function checkText(text: string, path: string, blame: Blame): void {
  if (text.trim() === '') blame(path, 'expected a non-empty text')
  else if (text.length > LONGEST_TEXT) blame(path, `longer than ${LONGEST_TEXT} characters`)
}
