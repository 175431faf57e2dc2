// From a pod to what made it: names of pods end in hashes, which no CMDB has for long.

/** Kubernetes' alphabet for generated names: no vowels, and no digits that look like letters. */
const SAFE = '[bcdfghjklmnpqrstvwxz2456789]'

/** Most telling first: what a Deployment (through its ReplicaSet), a CronJob, a StatefulSet, and a DaemonSet or Job append. */
const ENDINGS: readonly RegExp[] = [
  new RegExp(`-${SAFE}{5,10}-${SAFE}{5}$`),
  new RegExp(`-\\d{8,10}-${SAFE}{5}$`),
  /-\d{1,4}$/,
  new RegExp(`-${SAFE}{5}$`),
]

/** `cart-7d9c5b6f4-x2x9z` -> `cart`; null when the name has no such ending. */
export function workloadOfPod(pod: string): string | null {
  for (const ending of ENDINGS) {
    const at = pod.search(ending)
    if (at > 0) return pod.slice(0, at)
  }
  return null
}
