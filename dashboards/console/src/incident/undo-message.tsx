// What a notice of something done says: where it is now, and the way back.
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { incidentHref } from '../live/cells.tsx'
import classes from './incident.module.css'

interface UndoMessage {
  readonly incident: string
  readonly word: string
  readonly undo: () => void
}

export function undoMessage({ incident, word, undo }: UndoMessage) {
  return (
    <span className={classes['undo']}>
      <Link href={incidentHref(incident)}>{incident}</Link>
      <Button size="compact-sm" variant="default" onClick={undo}>
        {word}
      </Button>
    </span>
  )
}
