// Labels -> the condition that an alert is about, by the table of condition-classes.ts. Remembers the answers: rules have few names.
import { CONDITION_CLASSES, type ConditionClass } from './condition-classes.ts'
import type { Labels } from './label-bag.ts'

/** Labels that name the rule, first one wins. */
const NAME_LABELS = ['alertname', 'alert_name', 'alert', 'rule', 'check'] as const
/** Scrape jobs that watch a machine itself, also with `-exporter` and the like behind. */
const HOST_JOB =
  /(^|[-_/ ])(node|snmp|icmp|ping|windows|wmi|telegraf|ipmi|junos|unix|hosts?|servers?|devices?|network|switch(es)?|routers?)([-_/ ]|$)/i
const MAX_CLASS = 200
const REMEMBERED = 10_000

export type KnownCondition = Pick<ConditionClass, 'eventClass' | 'component' | 'oneShot' | 'hostJobsOnly'> & {
  /** Undefined when only the labels can say. */
  readonly severity?: ConditionClass['severity']
}

const byName = new Map<string, ConditionClass>(
  CONDITION_CLASSES.flatMap((row) => row.names.split(' ').map((name) => [plain(name), row] as const)),
)
const remembered = new Map<string, KnownCondition>()

/** The name of the rule that an alert comes from. */
export function alertNameOf(labels: Labels): string {
  for (const name of NAME_LABELS) {
    const value = labels[name]
    if (typeof value === 'string') return value
  }
  return 'unnamed'
}

/** The condition that an alert of a rule is about: a known one, else a class named as the rule. */
export function conditionOf(alertName: string, labels: Labels): KnownCondition {
  let found = remembered.get(alertName)
  if (found === undefined) {
    found = lookUp(alertName)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(alertName, found)
  }
  if (found.hostJobsOnly !== true) return found
  const job = labels['job']
  return job === undefined || HOST_JOB.test(job) ? found : { ...unlisted(alertName), component: 'job' }
}

function lookUp(alertName: string): KnownCondition {
  const key = plain(alertName)
  return byName.get(key) ?? CONDITION_CLASSES.find((row) => row.pattern?.test(key) === true) ?? unlisted(alertName)
}

function unlisted(alertName: string): KnownCondition {
  return { eventClass: alertName.slice(0, MAX_CLASS), component: 'any' }
}

/** The form in which names are compared: `Link_Down (port)` -> `linkdownport`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
