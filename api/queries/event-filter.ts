// Which events a search is about: the one condition that the list, the histogram and the export share. A CI is matched where the sender named
// it, and by the fingerprints of the CI's alerts, because the engine finds the CI of most events only afterwards.

export interface EventFilter {
  /** Occurred at or after, and before; epoch ms. */
  readonly from: number
  readonly to: number
  /** '' = any, of these and of all that follow. */
  readonly class: string
  readonly source: string
  readonly severity: string
  readonly kind: string
  readonly decision: string
  readonly fingerprint: string
  readonly ci: string
  readonly alert: string
  readonly incident: string
  /** Labels that it must have, name by name. */
  readonly labelNames: readonly string[]
  readonly labelValues: readonly string[]
  /** All must occur, any case. */
  readonly words: readonly string[]
}

/** Fingerprints of the alerts that `condition` is true of. */
const OF_ALERTS = (condition: string): string =>
  `fingerprint IN (SELECT arrayJoin(fingerprints) FROM alert_revisions WHERE ${condition})`

/** Names only columns of `events`, and the parameters that are the keys of EventFilter. A decision never comes before its event. */
export const EVENT_FILTER = `
      occurred_at >= fromUnixTimestamp64Milli({from:Int64})
  AND occurred_at < fromUnixTimestamp64Milli({to:Int64})
  AND ({class:String} = '' OR event_class = {class:String})
  AND ({source:String} = '' OR source = {source:String})
  AND ({severity:String} = '' OR severity = {severity:String})
  AND ({kind:String} = '' OR kind = {kind:String})
  AND ({fingerprint:String} = '' OR fingerprint = {fingerprint:String})
  AND ({ci:String} = '' OR ci = {ci:String} OR ${OF_ALERTS('alert_revisions.ci = {ci:String}')})
  AND ({alert:String} = '' OR ${OF_ALERTS('alert_revisions.id = {alert:String}')})
  AND ({incident:String} = '' OR ${OF_ALERTS('alert_revisions.incident_id = {incident:String}')})
  AND ({decision:String} = '' OR id IN (
        SELECT event_id FROM decisions
        WHERE decision = {decision:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) - INTERVAL 10 MINUTE))
  AND arrayAll((name, value) -> labels[name] = value, {labelNames:Array(String)}, {labelValues:Array(String)})
  AND arrayAll(word -> positionCaseInsensitiveUTF8(
        concat(summary, '\\n', host, '\\n', ci, '\\n', event_class, '\\n', component, '\\n', arrayStringConcat(mapValues(labels), '\\n')),
        word) > 0, {words:Array(String)})`
