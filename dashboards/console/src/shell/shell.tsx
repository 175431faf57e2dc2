// The frame of every page behind the login: rail, top bar, palette, live stream and the page itself.
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { Session } from '../api/endpoints.ts'
import { SessionProvider } from '../session/session-context.tsx'
import { StreamProvider } from '../stream/stream-provider.tsx'
import { KeyHelp } from '../keys/key-help.tsx'
import { LiveRegion } from './live-region.tsx'
import { PaletteKey } from './palette-key.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'
import { StaleBanner } from './stale-banner.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { UndoKey } from './undo-key.tsx'

export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { t } = useTranslation()
  useKeptFocus('content')
  return (
    <SessionProvider value={session}>
      <StreamProvider>
        <LiveRegion>
          <a href="#content" className={classes['skip']}>
            {t('shell.skip')}
          </a>
          <div className={classes['frame']}>
            <Rail />
            <TopBar session={session} />
            <main id="content" className={classes['content']} tabIndex={-1}>
              <StaleBanner />
              {children}
            </main>
          </div>
          <PaletteKey />
          <KeyHelp />
          <UndoKey />
        </LiveRegion>
      </StreamProvider>
    </SessionProvider>
  )
}
