// The times of the time-line: round moments as faint lines through all of it, named between the strip and the lanes, and below a long drawing again.
import { usePreferences } from '../preferences/preferences.ts'
import classes from './incident.module.css'
import type { Range, Scale } from './time-scale.ts'
import { timeTicks } from './time-ticks.ts'

export const AXIS_HEIGHT = 18
/** Room that a label takes, px: `09:00:05` and air on both sides. */
const LABEL_ROOM = 84
/** Nearer to an edge than this, px, a label stands beside its line. */
const HALF_LABEL = 26

interface TimeAxisProps {
  readonly range: Range
  readonly scale: Scale
  /** Where its labels stand. */
  readonly rows: readonly number[]
  readonly height: number
}

export function TimeAxis({ range, scale, rows, height }: TimeAxisProps) {
  const { timeZone } = usePreferences()
  const [left, right] = [scale.xOf(range.from), scale.xOf(range.to)]
  return (
    <g>
      {timeTicks(range, Math.floor((right - left) / LABEL_ROOM), timeZone).map(({ at, label }) => {
        const x = scale.xOf(at)
        const anchor = x < left + HALF_LABEL ? 'start' : x > right - HALF_LABEL ? 'end' : 'middle'
        return (
          <g key={at}>
            <line className={classes['axis']} x1={x} x2={x} y1={rows[0]} y2={height} />
            {rows.map((y) => (
              <text key={y} className={classes['tick']} x={x} y={y + 13} textAnchor={anchor}>
                {label}
              </text>
            ))}
          </g>
        )
      })}
    </g>
  )
}
