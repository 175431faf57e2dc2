// Providers and routes: what is public, what needs a session.
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Switch } from 'wouter'
import { ApiProvider } from './api/api-context.tsx'
import type { Endpoints } from './api/endpoints.ts'
import { IncidentPage } from './incident/incident-page.tsx'
import { LearnedPage } from './learned/learned-page.tsx'
import { LivePage } from './live/live-page.tsx'
import { LoginPage } from './session/login-page.tsx'
import { ProblemPage } from './problems/problem-page.tsx'
import { ProblemsPage } from './problems/problems-page.tsx'
import { RequireSession } from './session/require-session.tsx'
import { HOME } from './session/safe-next.ts'
import { SourcesPage } from './sources/sources-page.tsx'
import { Shell } from './shell/shell.tsx'
import { colorSchemeManager, theme } from './theme/theme.ts'

// Not the first thing that anybody looks at: loaded when asked for.
const ServicesPage = lazy(() => import('./services/services-page.tsx'))
const ServicePage = lazy(() => import('./services/service-page.tsx'))
const CiPage = lazy(() => import('./ci/ci-page.tsx'))
const CmdbPage = lazy(() => import('./cmdb/cmdb-page.tsx'))
const TopologyPage = lazy(() => import('./topology/topology-page.tsx'))

function NotFound() {
  const { t } = useTranslation()
  return <p role="alert">{t('shell.notFound')}</p>
}

function Routes() {
  return (
    <Switch>
      <Route path="/login">
        <LoginPage />
      </Route>
      <Route>
        <RequireSession>
          {(session) => (
            <Shell session={session}>
              <Suspense fallback={null}>
                <Switch>
                  <Route path="/live">
                    <LivePage />
                  </Route>
                  <Route path="/incidents/:id">{({ id }) => <IncidentPage key={id} id={id} />}</Route>
                  <Route path="/learned">
                    <LearnedPage />
                  </Route>
                  <Route path="/sources">
                    <SourcesPage />
                  </Route>
                  <Route path="/services">
                    <ServicesPage />
                  </Route>
                  <Route path="/services/:id">{({ id }) => <ServicePage key={id} id={decodeURIComponent(id)} />}</Route>
                  <Route path="/cis/:id">{({ id }) => <CiPage key={id} id={decodeURIComponent(id)} />}</Route>
                  <Route path="/cmdb">
                    <CmdbPage />
                  </Route>
                  <Route path="/topology">
                    <TopologyPage />
                  </Route>
                  <Route path="/problems">
                    <ProblemsPage />
                  </Route>
                  <Route path="/problems/:id">{({ id }) => <ProblemPage key={id} id={id} />}</Route>
                  <Route path="/">
                    <Redirect to={HOME} replace />
                  </Route>
                  <Route>
                    <NotFound />
                  </Route>
                </Switch>
              </Suspense>
            </Shell>
          )}
        </RequireSession>
      </Route>
    </Switch>
  )
}

interface AppProps {
  readonly api: Endpoints
  readonly client: QueryClient
}

export function App({ api, client }: AppProps) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      // Both would write <style> elements; tokens.css has what they would say.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={client}>
        <ApiProvider value={api}>
          <Notifications position="bottom-right" limit={3} />
          <Routes />
        </ApiProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
