// Maintenance: planned work that is going on, to come, and over; and a window being planned, with what it would cover.
import { Loader, SegmentedControl } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { MayButton } from '../session/may-button.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { MaintenanceForm } from './maintenance-form.tsx'
import classes from './maintenance.module.css'
import { MaintenanceRow } from './maintenance-row.tsx'
import { useMaintenance } from './use-maintenance.ts'

const HEADS = ['state', 'title', 'covers', 'holds', 'when', 'author', 'action'] as const
const SHOWN = ['current', 'active', 'planned', 'over'] as const
type Shown = (typeof SHOWN)[number]

const PLACE = '/maintenance'

function isShown(state: string, shown: Shown): boolean {
  const isOver = state === 'past' || state === 'cancelled'
  return shown === 'current' ? !isOver : shown === 'over' ? isOver : state === shown
}

export default function MaintenancePage() {
  const { t } = useTranslation()
  const query = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const { data, isError } = useMaintenance()
  useDocumentTitle(t('maintenance.documentTitle'))
  const shown = SHOWN.find((one) => one === query.get('state')) ?? 'current'
  const [only, ci, edit] = [query.get('id'), query.get('ci'), query.get('edit')]
  const edited = edit === null ? undefined : data?.items.find(({ id }) => id === edit)
  const isNew = query.get('new') === '1' || ci !== null
  const items = (data?.items ?? []).filter(({ id, state }) => (only === null ? isShown(state, shown) : id === only))
  const head = (name: (typeof HEADS)[number]) => t(`maintenanceColumn.${name}`)
  const close = (): void => navigate(PLACE)
  return (
    <div className={page['page']}>
      <h1>{t('maintenance.title')}</h1>
      <p className={page['dim']}>{t('maintenance.intro')}</p>
      {edit !== null && data !== undefined && edited === undefined && <p role="alert">{t('maintenance.missing')}</p>}
      {edited !== undefined && <MaintenanceForm key={edited.id} known={edited} onDone={close} />}
      {isNew && <MaintenanceForm key={ci} ci={ci} onDone={close} />}
      {edited === undefined && !isNew && (
        <div className={page['buttons']}>
          <MayButton scope="silences:write" size="xs" variant="filled" onClick={() => navigate(`${PLACE}?new=1`)}>
            {t('maintenance.new')}
          </MayButton>
        </div>
      )}
      {only === null ? (
        <SegmentedControl
          size="xs"
          className={classes['states'] ?? ''}
          aria-label={t('maintenance.shown')}
          data={SHOWN.map((value) => ({ value, label: t(`maintenanceShown.${value}`) }))}
          value={shown}
          onChange={(value) => navigate(value === 'current' ? PLACE : `${PLACE}?state=${value}`)}
        />
      ) : (
        <Link href={PLACE}>{t('maintenance.all')}</Link>
      )}
      {isError && <p role="alert">{t('maintenance.failed')}</p>}
      {data === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
      {data !== undefined && items.length === 0 && (
        <p role="status">{only === null ? t(`maintenanceNone.${shown}`) : t('maintenance.missing')}</p>
      )}
      {items.length > 0 && (
        <DataTable label={t('maintenance.title')} heads={HEADS.map(head)} right={[head('holds')]}>
          {items.map((window) => (
            <MaintenanceRow key={window.id} window={window} />
          ))}
        </DataTable>
      )}
    </div>
  )
}
