// Whether a class says that somebody changed something: what people ask for first when trouble begins.
import { classWords } from './class-families.ts'

const CHANGE =
  /\b(config\w*|reconfig\w*|change[ds]?|deploy\w*|roll(ed)? ?(out|back)|release[ds]?|upgrade[ds]?|update[ds]?|firmware|patch\w*|migrat\w*|commit\w*|install\w*)\b/
/** Changes of state that nobody made: they are trouble's own words. */
const STATE = /\b(state|status|topology|neighbou?r|root|role|master|leader|failover|fail\w*|error|mismatch)\b/

/** @param eventClass configChanged, DeploymentRolledOut, ciscoConfigManEvent ...; not topologyChange, bgpStateChange */
export function isChangeLike(eventClass: string): boolean {
  const words = classWords(eventClass)
  return CHANGE.test(words) && !STATE.test(words)
}
