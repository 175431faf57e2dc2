// Incidents as a short list of links, each with its priority and state.
import { Link } from 'wouter'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { incidentHref } from '../live/cells.tsx'
import page from '../shell/page.module.css'
import { PriorityMark, StateMark } from '../theme/severity-mark.tsx'
import classes from './ci.module.css'

interface IncidentLinksProps {
  readonly incidents: readonly Incident[]
  /** What to say when there is none. */
  readonly none: string
}

export function IncidentLinks({ incidents, none }: IncidentLinksProps) {
  const titleOf = useIncidentTitle()
  if (incidents.length === 0) return <p className={page['dim']}>{none}</p>
  return (
    <ul className={classes['links']}>
      {incidents.map((incident) => (
        <li key={incident.id}>
          <PriorityMark priority={incident.priority} />
          <Link href={incidentHref(incident.id)}>{titleOf(incident)}</Link>
          <StateMark state={incident.state} />
        </li>
      ))}
    </ul>
  )
}
