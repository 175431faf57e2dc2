// Every page but the live list, by its path: none of them is the first thing that anybody looks at, so each is loaded when asked for.
import { lazy } from 'react'
import type { ComponentType } from 'react'

export interface PageRoute {
  /** wouter's pattern; `:id` reaches the page decoded. */
  readonly path: string
  readonly Page: ComponentType<{ readonly id: string }>
}

const TuningPage = lazy(() => import('./tuning/tuning-page.tsx'))

export const PAGES: readonly PageRoute[] = [
  {
    path: '/incidents/:id',
    Page: lazy(async () => ({ default: (await import('./incident/incident-page.tsx')).IncidentPage })),
  },
  { path: '/services', Page: lazy(() => import('./services/services-page.tsx')) },
  { path: '/services/:id', Page: lazy(() => import('./services/service-page.tsx')) },
  { path: '/topology', Page: lazy(() => import('./topology/topology-page.tsx')) },
  { path: '/cis/:id', Page: lazy(() => import('./ci/ci-page.tsx')) },
  {
    path: '/problems',
    Page: lazy(async () => ({ default: (await import('./problems/problems-page.tsx')).ProblemsPage })),
  },
  {
    path: '/problems/:id',
    Page: lazy(async () => ({ default: (await import('./problems/problem-page.tsx')).ProblemPage })),
  },
  { path: '/tuning', Page: TuningPage },
  // Where its tab was before it was one.
  { path: '/learned', Page: TuningPage },
  {
    path: '/sources',
    Page: lazy(async () => ({ default: (await import('./sources/sources-page.tsx')).SourcesPage })),
  },
  { path: '/admin', Page: lazy(() => import('./admin/admin-page.tsx')) },
  { path: '/events', Page: lazy(() => import('./events/events-page.tsx')) },
  { path: '/silences', Page: lazy(() => import('./silences/silences-page.tsx')) },
  { path: '/maintenance', Page: lazy(() => import('./maintenance/maintenance-page.tsx')) },
  { path: '/handover', Page: lazy(() => import('./handover/handovers-page.tsx')) },
  { path: '/handover/:id', Page: lazy(() => import('./handover/handover-page.tsx')) },
  { path: '/cmdb', Page: lazy(() => import('./cmdb/cmdb-page.tsx')) },
]
