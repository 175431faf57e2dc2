// The drawing of the time-line: a strip of how many events came, lanes below it, markers through all. Zoomed by brush, buttons or keys.
// A legend and a table below say the same.
import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useId, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lanes } from '../api/incident-endpoints.ts'
import type { Activity } from '../contract.ts'
import { shortened } from '../topology/shortened.ts'
import { DensityStrip, STRIP_HEIGHT } from './density-strip.tsx'
import { LaneLegend } from './lane-legend.tsx'
import { LaneMarkers } from './lane-markers.tsx'
import { LaneRow, LANE_HEIGHT } from './lane-row.tsx'
import classes from './incident.module.css'
import { SeverityPatterns } from './severity-patterns.tsx'
import { AXIS_HEIGHT, TimeAxis } from './time-axis.tsx'
import { brushed, movedRange, RANGE_MOVES, timeScale } from './time-scale.ts'
import type { Range, RangeMove } from './time-scale.ts'

const MARKER_ROOM = 22
const LABEL = { wide: 170, narrow: 96, signs: 22, fewSigns: 12 } as const
const NARROW_PX = 600
/** With more lanes the times above them are out of sight at the last ones. */
const LANES_OF_A_SCREEN = 16
const KEYS: Readonly<Record<string, RangeMove>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
}

interface LaneChartProps {
  readonly lanes: Lanes
  readonly activities: readonly Activity[]
  /** @param range null: all of it */
  readonly onRange: (range: Range | null) => void
  readonly zoomed: boolean
}

export function LaneChart({ lanes, activities, onRange, zoomed }: LaneChartProps) {
  const { t } = useTranslation()
  const patterns = useId()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [brush, setBrush] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const narrow = width < NARROW_PX
  const left = narrow ? LABEL.narrow : LABEL.wide
  const scale = timeScale(lanes, left, Math.max(1, width - left - 8))
  const axis = MARKER_ROOM + STRIP_HEIGHT
  const top = axis + AXIS_HEIGHT
  const bottom = top + lanes.lanes.length * LANE_HEIGHT + 4
  const axes = lanes.lanes.length > LANES_OF_A_SCREEN ? [axis, bottom] : [axis]
  const height = bottom + (axes.length - 1) * AXIS_HEIGHT + 4

  const timeOf = (event: PointerEvent<SVGSVGElement>): number =>
    scale.timeAt(event.clientX - event.currentTarget.getBoundingClientRect().left)
  function onPointerUp(event: PointerEvent<SVGSVGElement>): void {
    const range = brush === null ? null : brushed(brush.from, timeOf(event))
    setBrush(null)
    if (range !== null) onRange(range)
  }
  function onKeyDown(event: KeyboardEvent): void {
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key]
    if (event.key === '0') onRange(null)
    else if (move !== undefined) onRange(movedRange(lanes, move))
    else return
    event.preventDefault()
  }

  return (
    <div>
      <div className={classes['actions']} role="group" aria-label={t('lanes.zoom')}>
        {RANGE_MOVES.map((move) => (
          <Button key={move} size="compact-sm" variant="default" onClick={() => onRange(movedRange(lanes, move))}>
            {t(`lanes.move.${move}`)}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          {...(!zoomed && { 'data-disabled': true, 'aria-disabled': true })}
          onClick={() => onRange(null)}
        >
          {t('lanes.whole')}
        </Button>
      </div>
      {/* The region takes the keys that its label names. */}
      <div
        ref={ref}
        className={classes['chart']}
        role="group"
        tabIndex={0}
        aria-label={t('lanes.drawing', { count: lanes.lanes.length })}
        aria-keyshortcuts="+ - ArrowLeft ArrowRight 0"
        onKeyDown={onKeyDown}
      >
        <svg
          width={width}
          height={height}
          aria-hidden="true"
          onPointerDown={(event) => setBrush({ from: timeOf(event), to: timeOf(event) })}
          onPointerMove={(event) => brush !== null && setBrush({ ...brush, to: timeOf(event) })}
          onPointerUp={onPointerUp}
          onPointerLeave={() => setBrush(null)}
        >
          <SeverityPatterns prefix={patterns} />
          <TimeAxis range={lanes} scale={scale} rows={axes} height={height} />
          <DensityStrip lanes={lanes} scale={scale} patterns={patterns} top={MARKER_ROOM} />
          {lanes.lanes.map((lane, index) => (
            <g key={lane.ci.id} transform={`translate(0 ${top + index * LANE_HEIGHT})`}>
              <text x={0} y={15} className={classes['laneName']} data-root={lane.isRoot || undefined}>
                {shortened(lane.ci.name, narrow ? LABEL.fewSigns : LABEL.signs)}
              </text>
              <LaneRow lane={lane} lanes={lanes} scale={scale} patterns={patterns} />
            </g>
          ))}
          <LaneMarkers activities={activities} range={lanes} scale={scale} height={height} />
          {brush !== null && (
            <rect
              className={classes['brush']}
              x={Math.min(scale.xOf(brush.from), scale.xOf(brush.to))}
              y={0}
              width={Math.abs(scale.xOf(brush.to) - scale.xOf(brush.from))}
              height={height}
            />
          )}
        </svg>
      </div>
      <LaneLegend lanes={lanes} activities={activities} patterns={patterns} />
    </div>
  )
}
