// Every page of the console with what there is to see on it, for the tests that look at all of them and for the screenshots.
// Keyed by the routes of app.tsx and pages.ts: sights.test.ts fails when a route has no entry here.

export interface Sight {
  readonly name: string
  /** On the fake server. */
  readonly path: string
  /** CSS selector of something that is there only when the page has its data. */
  readonly ready: string
}

const INCIDENT = 'INC-251121-0001'
const TABS_OF_INCIDENT = {
  overview: 'section h2',
  impact: '[role=tabpanel] svg a',
  timeline: '[role=tabpanel] tbody tr',
  alerts: '[role=tabpanel] [role=cell]',
  similar: '[role=tabpanel] tbody tr',
  activity: '[role=tabpanel] ol li',
  raw: '[role=tabpanel] pre',
} as const
const TABS_OF_CMDB = ['sources', 'import', 'discovery', 'revisions', 'unknown', 'contested', 'duplicates', 'drift']

export const SIGHTS: Readonly<Record<string, readonly Sight[]>> = {
  '/login': [{ name: 'login', path: '/login', ready: 'input[name=password]' }],
  '/live': [
    { name: 'live', path: '/live', ready: '[role=gridcell], main a[data-severity]' },
    { name: 'live with preview', path: '/live?preview=1', ready: '[role=gridcell], main a[data-severity]' },
    { name: 'live without a match', path: '/live?q=no-such-thing', ready: 'main button' },
  ],
  '/incidents/:id': [
    ...Object.entries(TABS_OF_INCIDENT).map(([tab, ready]) => ({
      name: `incident ${tab}`,
      path: `/incidents/${INCIDENT}?tab=${tab}`,
      ready,
    })),
    { name: 'incident unknown', path: '/incidents/INC-0', ready: 'main [role=alert]' },
  ],
  '/tuning': [
    { name: 'tuning noise', path: '/tuning', ready: '[role=tabpanel] tbody tr' },
    { name: 'tuning feedback', path: '/tuning?tab=feedback', ready: '[role=tabpanel] tbody tr' },
    { name: 'tuning dry run', path: '/tuning?tab=trial', ready: '[role=tabpanel] tbody input' },
    { name: 'tuning dry run done', path: '/tuning?tab=trial&id=done', ready: '[role=tabpanel] details' },
  ],
  '/learned': [{ name: 'learned', path: '/learned', ready: 'tbody tr' }],
  '/sources': [{ name: 'sources', path: '/sources', ready: 'tbody tr' }],
  '/services': [{ name: 'services', path: '/services', ready: 'tbody a' }],
  '/services/:id': [{ name: 'service', path: '/services/shop', ready: 'section tbody tr' }],
  '/cis/:id': [
    { name: 'ci', path: '/cis/core-berlin', ready: 'section tbody tr' },
    { name: 'ci unmanaged', path: '/cis/host%3Atwin', ready: 'main h1' },
  ],
  '/cmdb': TABS_OF_CMDB.map((tab) => ({
    name: `cmdb ${tab}`,
    path: `/cmdb?tab=${tab}`,
    ready: '[role=tabpanel] :is(tbody tr, input[type=checkbox])',
  })),
  '/admin': [
    ...['tokens', 'users', 'letters', 'audit'].map((tab) => ({
      name: `admin ${tab}`,
      path: `/admin?tab=${tab}`,
      ready: '[role=tabpanel] tbody tr',
    })),
    { name: 'admin health', path: '/admin', ready: '[role=tabpanel] dl dd' },
  ],
  '/wall': [{ name: 'wall', path: '/wall', ready: 'main li[data-health]' }],
  '/topology': [
    { name: 'topology sites', path: '/topology', ready: 'main ul a' },
    { name: 'topology site', path: '/topology?site=Berlin', ready: 'svg a' },
    { name: 'topology type', path: '/topology?site=Berlin&type=server', ready: 'tbody tr' },
    { name: 'topology around', path: '/topology?ci=shop&hops=3', ready: 'svg a' },
    { name: 'topology path', path: '/topology?ci=shop&to=srv-lyon-32', ready: 'main ol li' },
  ],
  '/problems': [{ name: 'problems', path: '/problems', ready: 'tbody a' }],
  '/problems/:id': [{ name: 'problem', path: '/problems/PRB-260101-0001', ready: 'main h1' }],
  '/events': [
    { name: 'events', path: '/events', ready: '[role=gridcell]' },
    { name: 'events by field', path: '/events?class=HostDown&severity=critical&range=7d', ready: '[role=gridcell]' },
    { name: 'events stopped', path: '/events?q=slow', ready: 'main [role=alert] button' },
  ],
  '/silences': [
    { name: 'silences', path: '/silences', ready: 'tbody tr' },
    { name: 'new silence', path: '/silences?matcher=alertname%3D%22linkDown%22', ready: 'main section li' },
  ],
  '/maintenance': [
    { name: 'maintenance', path: '/maintenance', ready: 'tbody tr' },
    { name: 'new maintenance', path: '/maintenance?ci=core-berlin', ready: 'main section li' },
    { name: 'changed maintenance', path: '/maintenance?edit=mnt-3', ready: 'main section li' },
  ],
  '/handover': [{ name: 'hand-overs', path: '/handover', ready: 'tbody a' }],
  '/handover/:id': [
    { name: 'hand-over draft', path: '/handover/HO-20260102-080000-0000', ready: 'main textarea' },
    { name: 'hand-over that waits', path: '/handover/HO-20260101-200000-0000', ready: 'main ul a' },
  ],
  '*': [{ name: 'no such page', path: '/no-such-page', ready: 'main [role=alert]' }],
}

/** Leads elsewhere: nothing of its own to see. */
export const REDIRECTS: readonly string[] = ['/']
