// Incidents that are over and were like one: the same root, the same classes, the same services. Weighted and sorted here, so that only the
// best leave the store.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'

/**
 * What alikeness is made of; together 1. The classes say what happened, the root where: each alone is a hint, both together the same
 * fault again. Services are hit alike by many faults, so they say less. What has no services leaves that share out.
 */
export const SIMILARITY = { rootCi: 0.4, rootType: 0.1, classes: 0.4, services: 0.1 } as const

const jaccard = (a: string, b: string): string =>
  `length(arrayIntersect(${a}, ${b})) / greatest(1, length(arrayDistinct(arrayConcat(${a}, ${b}))))`

const SQL = `
WITH
  {classes:Array(String)} AS wanted_classes,
  {services:Array(String)} AS wanted_services,
  past AS (
    SELECT id, data, root_ci, services, problem_id
    FROM incident_revisions FINAL
    WHERE id != {incident:String} AND domain = {domain:String} AND merged_into = ''
      AND resolved_at IS NOT NULL AND state IN ('resolved', 'closed')
      AND opened_at >= fromUnixTimestamp64Milli({from:Int64})
  ),
  members AS (
    SELECT incident_id, arraySort(groupUniqArray(64)(event_class)) AS classes, groupUniqArrayIf(1)(ci_type, ci = past.root_ci) AS root_types
    FROM alert_revisions INNER JOIN past ON past.id = incident_id
    GROUP BY incident_id
  )
SELECT
  data,
  classes,
  past.root_ci = {rootCi:String} AND {rootCi:String} != '' AS same_root,
  has(root_types, {rootType:String}) AND {rootType:String} != '' AS same_type,
  arraySort(arrayIntersect(classes, wanted_classes)) AS common_classes,
  arrayIntersect(past.services, wanted_services) AS common_services,
  problem_id != '' AND problem_id = {problem:String} AS same_problem,
  (same_root * {weightRoot:Float64} + (same_root OR same_type) * {weightType:Float64}
    + ${jaccard('classes', 'wanted_classes')} * {weightClasses:Float64}
    + ${jaccard('past.services', 'wanted_services')} * {weightServices:Float64})
    / ({weightRoot:Float64} + {weightType:Float64} + {weightClasses:Float64}
       + if(empty(past.services) AND empty(wanted_services), 0, {weightServices:Float64})) AS similarity
FROM past INNER JOIN members ON past.id = members.incident_id
WHERE similarity >= {least:Float64} OR same_problem
ORDER BY similarity DESC, id DESC
LIMIT {limit:UInt32}`

export interface SimilarSearch {
  readonly incident: string
  readonly domain: string
  readonly rootCi: string
  readonly rootType: string
  readonly classes: readonly string[]
  readonly services: readonly string[]
  readonly problem: string
  /** Opened since, epoch ms. */
  readonly from: number
  /** Least similarity, 0..1. */
  readonly least: number
  readonly limit: number
}

export interface SimilarIncident {
  readonly incident: Incident
  readonly similarity: number
  readonly sameRoot: boolean
  readonly sameRootType: boolean
  readonly sameProblem: boolean
  readonly commonClasses: readonly string[]
  readonly classes: readonly string[]
  readonly commonServices: readonly string[]
}

interface Row {
  readonly data: string
  readonly similarity: number
  readonly same_root: number | boolean
  readonly same_type: number | boolean
  readonly same_problem: number | boolean
  readonly classes: readonly string[]
  readonly common_classes: readonly string[]
  readonly common_services: readonly string[]
}

export async function selectSimilar(store: Store, search: SimilarSearch): Promise<SimilarIncident[]> {
  const rows = await store.query<Row>(SQL, {
    ...search,
    weightRoot: SIMILARITY.rootCi,
    weightType: SIMILARITY.rootType,
    weightClasses: SIMILARITY.classes,
    weightServices: SIMILARITY.services,
  })
  return rows.map((row) => ({
    // Written by our own writer from the contract's type.
    incident: JSON.parse(row.data) as Incident,
    similarity: row.similarity,
    sameRoot: Boolean(row.same_root),
    sameRootType: Boolean(row.same_root) || Boolean(row.same_type),
    sameProblem: Boolean(row.same_problem),
    classes: row.classes,
    commonClasses: row.common_classes,
    commonServices: row.common_services,
  }))
}
