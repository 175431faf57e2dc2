// The columns of the live list: what each cell shows and by which word it is sorted.
import { createColumnHelper, rowSelectionFeature, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { Incident } from '../contract.ts'
import { incidentTitle } from '../incident/engine-text.ts'
import { readPreferences } from '../preferences/preferences.ts'
import { PriorityMark, SeverityMark, StateMark } from '../theme/severity-mark.tsx'
import { Age, Alerts, Owner, Services, Title } from './cells.tsx'
import classes from './live.module.css'

export const features = tableFeatures({ rowSelectionFeature, rowSortingFeature })
const column = createColumnHelper<typeof features, Incident>()

/** Sortable columns are named by their SortKey; header words are i18n keys `column.<id>`. */
export const columns = column.columns([
  column.display({
    id: 'tick',
    cell: ({ row }) => (
      // Drawn some forty times on each scroll: the browser's own box is the light one. Its label is the target, 28 px wide.
      <label className={classes['tick']} onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={incidentTitle(row.original, readPreferences().language)}
          checked={row.getIsSelected()}
          onChange={row.getToggleSelectedHandler()}
        />
      </label>
    ),
  }),
  column.accessor('severity', { cell: ({ row }) => <SeverityMark severity={row.original.severity} /> }),
  column.accessor('priority', { cell: ({ row }) => <PriorityMark priority={row.original.priority} /> }),
  column.accessor('state', { cell: ({ row }) => <StateMark state={row.original.state} /> }),
  column.accessor('title', { cell: ({ row }) => <Title incident={row.original} /> }),
  column.display({ id: 'services', cell: ({ row }) => <Services services={row.original.services} /> }),
  column.accessor('activeAlertCount', { id: 'alerts', cell: ({ row }) => <Alerts incident={row.original} /> }),
  column.accessor('openedAt', { id: 'opened', cell: ({ row }) => <Age since={row.original.openedAt} /> }),
  column.accessor('assignee', { id: 'owner', cell: ({ row }) => <Owner assignee={row.original.assignee} /> }),
])
