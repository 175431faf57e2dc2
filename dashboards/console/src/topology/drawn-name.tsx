// The name of a box: smaller when that keeps it whole, shortened in its middle when nothing else helps.
import { shortened } from './shortened.ts'
import classes from './topology.module.css'

/** Latin signs that a box has room for, in the usual size and in the small one. */
const ROOM = { usual: 15, small: 18 } as const

export function DrawnName({ x, y, name }: { readonly x: number; readonly y: number; readonly name: string }) {
  const isLong = shortened(name, ROOM.usual) !== name
  return (
    <text x={x} y={y} className={classes['name']} data-long={isLong || undefined}>
      {shortened(name, isLong ? ROOM.small : ROOM.usual)}
    </text>
  )
}
