// Groups as boxes with lines for what relates them: the CMDB from far above.
import { edgeLine } from './edge-line.ts'
import { DrawingFrame } from './drawing-frame.tsx'
import { DrawnGroup } from './drawn-group.tsx'
import type { Group } from './drawn-group.tsx'
import type { Placing } from './group-places.ts'
import type { SiteLink } from '../api/topology-endpoints.ts'
import classes from './topology.module.css'

interface GroupDrawingProps {
  readonly label: string
  readonly groups: readonly (Group & { readonly id: string })[]
  readonly placing: Placing
  readonly links: readonly SiteLink[]
}

export function GroupDrawing({ label, groups, placing: { places, width, height }, links }: GroupDrawingProps) {
  const placeOf = new Map(groups.map(({ id }, index) => [id, places[index]]))
  return (
    <DrawingFrame label={label} width={width} height={height}>
      {links.map(({ from, to }) => {
        const [a, b] = [placeOf.get(from), placeOf.get(to)]
        if (a === undefined || b === undefined) return null
        return <path key={`${from} ${to}`} className={classes['edge']} d={edgeLine(a, b)} />
      })}
      {groups.map((group) => {
        const at = placeOf.get(group.id)
        return at === undefined ? null : <DrawnGroup key={group.id} group={group} at={at} />
      })}
    </DrawingFrame>
  )
}
