// Which way below a CI its ports and sessions that are down touch: the one at their other end where they name it; where they do not, any that no
// other port accounts for, for a while.
import type { Upstream } from '../../topology/topology.ts'
import type { OwnEntry } from './neighbourhood.ts'

/** Whether the CI, or something between it and the place above, is `named`. */
export function leadsOver(up: Upstream, ci: string, named: string): boolean {
  if (ci === named) return true
  for (let step: Upstream | null = up; step !== null; step = step.via) if (step.ci === named) return true
  return false
}

/** Ports that may lead anywhere. A session without a known end is the one over the port that has one. */
export function unnamedPorts({ ports }: OwnEntry): number {
  let [interfaces, sessions, named] = [0, 0, 0]
  for (const [component, neighbour] of ports) {
    const isInterface = INTERFACE.test(component)
    if (neighbour !== null) named += isInterface ? 1 : 0
    else if (isInterface) interfaces++
    else sessions++
  }
  return Math.max(interfaces, sessions - named)
}

const INTERFACE = /^if[A-Z]/
