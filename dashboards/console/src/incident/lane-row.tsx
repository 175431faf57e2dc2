// One CI on the time-line: how long each of its conditions lasted, and when it was heard of.
import type { Lane, Lanes } from '../api/incident-endpoints.ts'
import { SeverityShape } from '../theme/severity-mark.tsx'
import classes from './incident.module.css'
import { patternId } from './severity-patterns.tsx'
import type { Scale } from './time-scale.ts'

export const LANE_HEIGHT = 24
const SPAN = { top: 8, height: 8 } as const

interface LaneRowProps {
  readonly lane: Lane
  readonly lanes: Pick<Lanes, 'from' | 'to' | 'clock'>
  readonly scale: Scale
  readonly patterns: string
}

export function LaneRow({ lane: { spans, marks, skewMs }, lanes: { from, to, clock }, scale, patterns }: LaneRowProps) {
  // Conditions are known by the event's clock; by ours they are as late as their sender's events were.
  const shift = clock === 'received' ? skewMs : 0
  return (
    <>
      <line
        className={classes['axis']}
        x1={scale.xOf(from)}
        x2={scale.xOf(to)}
        y1={LANE_HEIGHT - 2}
        y2={LANE_HEIGHT - 2}
      />
      {spans.map((span) => {
        const [begin, end] = [span.from + shift, span.to === null ? to : span.to + shift]
        if (end < from || begin > to) return null
        const x = scale.xOf(begin)
        return (
          <rect
            key={span.alert}
            className={classes['span']}
            data-severity={span.severity}
            x={x}
            y={SPAN.top}
            width={Math.max(2, scale.xOf(end) - x)}
            height={SPAN.height}
            fill={`url(#${patternId(patterns, span.severity)})`}
          />
        )
      })}
      {marks.map(({ at, severity }) => (
        <g
          key={at}
          className={classes['fill']}
          data-severity={severity}
          transform={`translate(${scale.xOf(at) - 6} ${SPAN.top + SPAN.height / 2 - 6}) scale(.86)`}
        >
          <SeverityShape severity={severity} />
        </g>
      ))}
    </>
  )
}
