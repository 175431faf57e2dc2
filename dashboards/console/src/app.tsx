// Providers and routes: what is public, what needs a session.
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { ApiProvider } from './api/api-context.tsx'
import type { Endpoints } from './api/endpoints.ts'
import { LivePage } from './live/live-page.tsx'
import { PAGES } from './pages.ts'
import { LoginPage } from './session/login-page.tsx'
import { RequireSession } from './session/require-session.tsx'
import { HOME } from './session/safe-next.ts'
import { decoded } from './shell/decoded.ts'
import { PageFault } from './shell/page-fault.tsx'
import { PageOnItsWay } from './shell/page-on-its-way.tsx'
import page from './shell/page.module.css'
import { Shell } from './shell/shell.tsx'
import { colorSchemeManager, theme } from './theme/theme.ts'
import { wallScheme } from './wall/wall-options.ts'

/** A route without a path matches no address with a line break in it, and devices put those into their names. */
const ANY = /^/

const WallPage = lazy(() => import('./wall/wall-page.tsx'))

function NotFound() {
  const { t } = useTranslation()
  return (
    <div className={page['page']} role="alert">
      <h1>{t('shell.notFound')}</h1>
      <p>
        <Link href={HOME}>{t('live.title')}</Link>
      </p>
    </div>
  )
}

function Routes() {
  const [path] = useLocation()
  return (
    <Switch>
      <Route path="/login">
        <LoginPage />
      </Route>
      <Route path="/wall">
        <Suspense fallback={null}>
          <WallPage />
        </Suspense>
      </Route>
      <Route path={ANY}>
        <RequireSession>
          {(session) => (
            <Shell session={session}>
              <PageFault place={path}>
                <Suspense fallback={<PageOnItsWay />}>
                  <Switch>
                    <Route path="/live">
                      <LivePage />
                    </Route>
                    {PAGES.map(({ path, Page }) => (
                      <Route<{ readonly id?: string }> key={path} path={path}>
                        {({ id = '' }) => <Page key={id} id={decoded(id)} />}
                      </Route>
                    ))}
                    <Route path="/">
                      <Redirect to={HOME} replace />
                    </Route>
                    <Route path={ANY}>
                      <NotFound />
                    </Route>
                  </Switch>
                </Suspense>
              </PageFault>
            </Shell>
          )}
        </RequireSession>
      </Route>
    </Switch>
  )
}

/** A wallboard's address says how it looks; who opens it in an own browser keeps the own choice for everything else. */
const scheme = wallScheme(window.location)
const forcedScheme = scheme === null ? {} : { forceColorScheme: scheme }

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
      {...forcedScheme}
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
