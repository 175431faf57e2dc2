// The last thing that can be taken back, for a few seconds: offered in a notification and by a key.
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from 'wouter'
import classes from './shell.module.css'

/** Long enough to see that it was the wrong row, short enough that nobody else has built on it. */
const OFFER_MS = 12_000
const NOTICE_ID = 'undo'

let offered: { readonly run: () => void; readonly until: number } | null = null

interface Offer {
  /** What was done. */
  readonly message: string
  /** Where that is to be seen now, when it is elsewhere. */
  readonly place?: { readonly href: string; readonly name: string }
  /** A second sentence: what cannot be taken back. */
  readonly note: string | null
  /** Word of the button; null when there is no way back. */
  readonly undo: { readonly label: string; readonly run: () => void } | null
  readonly closeLabel: string
}

/** @returns whether there was something to take back */
export function undoLast(): boolean {
  const last = offered
  offered = null
  notifications.hide(NOTICE_ID)
  if (last === null || Date.now() > last.until) return false
  last.run()
  return true
}

export function offerUndo({ message, place, note, undo, closeLabel }: Offer): void {
  offered = undo === null ? null : { run: undo.run, until: Date.now() + OFFER_MS }
  notifications.hide(NOTICE_ID)
  notifications.show({
    id: NOTICE_ID,
    autoClose: OFFER_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': closeLabel },
    message: (
      <>
        <p className={classes['undoLine']}>
          {message}{' '}
          {place !== undefined && (
            <Link href={place.href} className={classes['undoPlace']}>
              {place.name}
            </Link>
          )}
        </p>
        {note !== null && <p className={classes['undoLine']}>{note}</p>}
        {undo !== null && (
          <Button size="compact-xs" variant="light" onClick={() => undoLast()}>
            {undo.label}
          </Button>
        )}
      </>
    ),
  })
}
