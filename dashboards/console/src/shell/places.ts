// The places of the console, in the order of the rail. A place gets its entry together with its page: the rail shows no dead link.
import type { ComponentType } from 'react'
import {
  CmdbIcon,
  LearnedIcon,
  LiveIcon,
  ProblemsIcon,
  ServicesIcon,
  SourcesIcon,
  TopologyIcon,
} from '../theme/icons.tsx'

/**
 * The whole map of the console, so that paths, words and keys of later pages are agreed on now:
 * /live /incidents/:id · /learned · /sources · /events · /problems /problems/:id · /topology /cis/:id · /services /services/:id · /cmdb ·
 * /reports · /tuning · /maintenance · /admin
 */
export type PlaceId =
  | 'live'
  | 'learned'
  | 'sources'
  | 'events'
  | 'problems'
  | 'topology'
  | 'services'
  | 'cmdb'
  | 'reports'
  | 'tuning'
  | 'maintenance'
  | 'admin'

export interface Place<Id extends PlaceId = PlaceId> {
  readonly id: Id
  readonly path: string
  readonly icon: ComponentType
  /** Whether the path belongs to this place, so that the rail marks it. */
  readonly holds: (path: string) => boolean
}

export const PLACES = [
  { id: 'live', path: '/live', icon: LiveIcon, holds: (path) => path === '/live' || path.startsWith('/incidents/') },
  {
    id: 'services',
    path: '/services',
    icon: ServicesIcon,
    holds: (path) => path === '/services' || path.startsWith('/services/'),
  },
  {
    id: 'topology',
    path: '/topology',
    icon: TopologyIcon,
    holds: (path) => path === '/topology' || path.startsWith('/cis/'),
  },
  {
    id: 'problems',
    path: '/problems',
    icon: ProblemsIcon,
    holds: (path) => path === '/problems' || path.startsWith('/problems/'),
  },
  { id: 'learned', path: '/learned', icon: LearnedIcon, holds: (path) => path === '/learned' },
  { id: 'sources', path: '/sources', icon: SourcesIcon, holds: (path) => path === '/sources' },
  { id: 'cmdb', path: '/cmdb', icon: CmdbIcon, holds: (path) => path === '/cmdb' },
] as const satisfies readonly Place[]
