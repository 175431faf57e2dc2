// The console starts here: API, cache, language, then the first page.
// Mantine's sheets first, then what overrides them: our variables and, with the components, our classes.
import './theme/mantine-css.ts'
import './theme/tokens.css'
import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { askEarly } from './ask-early.ts'
import { createEndpoints } from './api/endpoints.ts'
import type { Session } from './api/endpoints.ts'
import { SESSION_KEY } from './api/query-keys.ts'
import { createRequest } from './api/request.ts'
import { followContrast } from './theme/follow-contrast.ts'
import { overridePreferences } from './preferences/preferences.ts'
import { preferencesOf, wallOptionsAt } from './wall/wall-options.ts'
import { saidText } from './i18n/said-text.ts'
import { startI18n } from './i18n/start-i18n.ts'

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: false } } })

const api = createEndpoints(
  createRequest({
    fetch: (...args) => window.fetch(...args),
    csrfToken: () => client.getQueryData<Session | null>(SESSION_KEY)?.csrfToken ?? null,
    say: saidText,
    // Asks to log in again over the page that is open, so that what was written there stays.
    onUnauthorized: () => client.setQueryData<Session | null>(SESSION_KEY, null),
    onForbidden: () => void client.invalidateQueries({ queryKey: SESSION_KEY }),
  }),
)

const wall = wallOptionsAt(window.location)
if (wall !== null) overridePreferences(preferencesOf(wall))
else askEarly(client, api, window.location)
void start()

/** Not awaited by the module itself: the words' files take things from the file that it is built into, and would wait for it as it for them. */
async function start(): Promise<void> {
  await startI18n()
  followContrast()
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App api={api} client={client} />
    </StrictMode>,
  )
}
