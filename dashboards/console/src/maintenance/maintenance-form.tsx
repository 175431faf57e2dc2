// A maintenance window being written or changed: what, when and why. Beside it stands what it would cover.
import { Button, Checkbox, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownWindow } from '../api/maintenance-endpoints.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import { useMayNot } from '../session/use-may.ts'
import page from '../shell/page.module.css'
import { MaintenancePreview } from './maintenance-preview.tsx'
import classes from './maintenance.module.css'
import { changesOf, draftOf, newDraft, planOf, scheduleOf, scopeOf } from './plan-draft.ts'
import type { PlanDraft } from './plan-draft.ts'
import { ScopeFields } from './scope-fields.tsx'
import { useMaintenanceAct, useMaintenanceFault, useMaintenancePreview } from './use-maintenance.ts'
import { WhenFields } from './when-fields.tsx'

const WRITE = 'silences:write'

interface MaintenanceFormProps {
  /** The window to change. */
  readonly known?: ShownWindow
  /** Id of a CI that a new one begins with. */
  readonly ci?: string | null
  readonly onDone: () => void
}

export function MaintenanceForm({ known, ci = null, onDone }: MaintenanceFormProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const reading = { zone: timeZone, now: Date.now() }
  const [before] = useState(() => (known === undefined ? newDraft(ci, reading) : draftOf(known, reading)))
  const [draft, setDraft] = useState(before)
  /** The number of CIs that somebody has confirmed. */
  const [confirmed, setConfirmed] = useState<number | null>(null)
  const mayNot = useMayNot(WRITE)
  const act = useMaintenanceAct({ quiet: true })
  const fault = useMaintenanceFault()
  const change = (parts: Partial<PlanDraft>): void => setDraft((now) => ({ ...now, ...parts }))

  const scope = scopeOf(draft)
  const schedule = scheduleOf(draft, reading)
  const preview = useMaintenancePreview(scope, typeof schedule === 'string' ? null : schedule)
  const plan = planOf(draft, reading)
  const changes = typeof plan === 'string' ? {} : known === undefined ? plan : changesOf(plan, draft, before, known)
  const isScopeNew = known === undefined || JSON.stringify(scope) !== JSON.stringify(scopeOf(before))
  /** CIs that have to be confirmed; null: so many need no second look. */
  const asked = isScopeNew && preview.data?.needsConfirmation === true ? preview.data.cis : null
  const lack =
    typeof plan === 'string'
      ? plan
      : Object.keys(changes).length === 0
        ? 'changes'
        : isScopeNew && preview.data === undefined
          ? 'preview'
          : asked !== null && confirmed !== asked
            ? 'confirm'
            : null
  const missing = lack === null ? null : t(`maintenanceNeeds.${lack}`)
  const heading = t(known === undefined ? 'maintenance.new' : 'maintenance.editTitle')

  function submit(): void {
    if (lack !== null || typeof plan === 'string') return
    const covers = asked === null ? {} : { covers: asked }
    act.mutate(
      (api) =>
        known === undefined
          ? api.planMaintenance({ ...plan, ...covers })
          : api.changeMaintenance(known.id, known.revision, { ...changes, ...covers }),
      { onSuccess: onDone },
    )
  }

  return (
    <div className={classes['columns']}>
      <form
        className={classes['form']}
        aria-label={heading}
        onSubmit={(event) => {
          event.preventDefault()
          if (mayNot === null) submit()
        }}
      >
        <h2>{heading}</h2>
        <ScopeFields draft={draft} onChange={change} />
        <WhenFields draft={draft} onChange={change} />
        <WhyFields draft={draft} onChange={change} />
        {asked !== null && (
          <Checkbox
            size="xs"
            label={t('maintenance.confirm', { count: asked, shown: formatNumber(asked, language) })}
            checked={confirmed === asked}
            onChange={(event) => setConfirmed(event.currentTarget.checked ? asked : null)}
          />
        )}
        {act.isError && <p role="alert">{fault(act.error)}</p>}
        <div className={page['buttons']}>
          <Button size="xs" variant="default" onClick={onDone}>
            {t('dialog.cancel')}
          </Button>
          <MayButton
            scope={WRITE}
            refusal={missing}
            size="xs"
            variant="filled"
            loading={act.isPending}
            onClick={submit}
          >
            {t(known === undefined ? 'maintenance.plan' : 'maintenance.save')}
          </MayButton>
        </div>
        {(mayNot ?? missing) !== null && <p className={page['dim']}>{mayNot ?? missing}</p>}
      </form>
      <MaintenancePreview scope={scope} data={preview.data} error={preview.error} />
    </div>
  )
}

function WhyFields({
  draft: { title, reason, change },
  onChange,
}: {
  readonly draft: PlanDraft
  readonly onChange: (parts: Partial<PlanDraft>) => void
}) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('maintenance.why')}</legend>
      <div className={classes['pair']}>
        <TextInput
          size="xs"
          label={t('maintenance.titleField')}
          maxLength={200}
          required
          value={title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t('maintenance.change')}
          maxLength={100}
          value={change}
          onChange={(event) => onChange({ change: event.currentTarget.value })}
        />
      </div>
      <Textarea
        size="xs"
        label={t('maintenance.reason')}
        description={t('maintenance.reasonHint')}
        rows={2}
        maxLength={2_000}
        required
        value={reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
    </fieldset>
  )
}
