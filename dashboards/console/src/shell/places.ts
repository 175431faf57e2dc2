// The places of the console in the order of the rail, in four groups: what happens now, the work of a shift, making the correlation
// better, and what it is fed with. A place gets its entry together with its page:
// the rail shows no dead link.
import type { ComponentType } from 'react'
import {
  AdminIcon,
  CmdbIcon,
  EventsIcon,
  HandoverIcon,
  LiveIcon,
  MaintenanceIcon,
  ProblemsIcon,
  ServicesIcon,
  SilencesIcon,
  SourcesIcon,
  TopologyIcon,
  TuningIcon,
} from '../theme/icons.tsx'

export const PLACE_GROUPS = ['now', 'shift', 'improve', 'setup'] as const
export type PlaceGroup = (typeof PLACE_GROUPS)[number]

export interface Place {
  readonly id: string
  readonly group: PlaceGroup
  readonly path: string
  /** First part of other paths that belong to this place, so that the rail marks it there, too. */
  readonly also?: string
  readonly icon: ComponentType
}

/** Reports, changes, on-call and knowledge get their entries with their pages: all of them belong to `shift`. */
export const PLACES = [
  { id: 'live', group: 'now', path: '/live', also: '/incidents', icon: LiveIcon },
  { id: 'services', group: 'now', path: '/services', icon: ServicesIcon },
  { id: 'topology', group: 'now', path: '/topology', also: '/cis', icon: TopologyIcon },
  { id: 'events', group: 'now', path: '/events', icon: EventsIcon },
  { id: 'problems', group: 'shift', path: '/problems', icon: ProblemsIcon },
  { id: 'silences', group: 'shift', path: '/silences', icon: SilencesIcon },
  { id: 'maintenance', group: 'shift', path: '/maintenance', icon: MaintenanceIcon },
  { id: 'handover', group: 'shift', path: '/handover', icon: HandoverIcon },
  { id: 'tuning', group: 'improve', path: '/tuning', also: '/learned', icon: TuningIcon },
  { id: 'sources', group: 'setup', path: '/sources', icon: SourcesIcon },
  { id: 'cmdb', group: 'setup', path: '/cmdb', icon: CmdbIcon },
  { id: 'admin', group: 'setup', path: '/admin', icon: AdminIcon },
] as const satisfies readonly Place[]

/** Whether the path belongs to the place. */
export function holdsPath({ path, also }: Place, location: string): boolean {
  const isUnder = (root: string): boolean => location === root || location.startsWith(`${root}/`)
  return isUnder(path) || (also !== undefined && isUnder(also))
}
