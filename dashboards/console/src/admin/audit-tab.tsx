// The audit: who did what, to what, when, and how it ended. What is searched for stands in the address; the export has the same search.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { auditExportHref } from '../api/admin-endpoints.ts'
import type { AuditEntry, AuditSearch } from '../api/admin-endpoints.ts'
import { Time } from '../shell/time.tsx'
import { REJECTIONS } from '../contract.ts'
import { saidText } from '../i18n/said-text.ts'
import { useKnownWord } from '../i18n/use-known-word.ts'
import { parseWallTime, wallTimeText } from '../i18n/wall-time.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './admin.module.css'
import { AskedAdmin } from './asked-admin.tsx'

const HEADS = ['at', 'actor', 'act', 'object', 'outcome', 'detail'] as const
const FIELDS = ['actor', 'type', 'object', 'from', 'to'] as const satisfies readonly (keyof AuditSearch)[]
/** What people do. A newer server's word can still stand in the address, and is shown as it came. */
const ACTS = [
  'acknowledge',
  'unacknowledge',
  'assign',
  'setState',
  'resolve',
  'close',
  'comment',
  'merge',
  'split',
  'judgeCause',
  'confirmProblem',
  'rejectProblem',
  'setWorkaround',
  'markKnownError',
  'resolveProblem',
  'addToProblem',
  'removeFromProblem',
  'setSilence',
  'expireSilence',
  'setMaintenance',
  'cancelMaintenance',
  'logIn',
  'changePassword',
  'createToken',
  'revokeToken',
  'createUser',
  'changeUser',
  'createLoginLink',
  'retryDeadLetters',
  'discardDeadLetters',
  'handOverShift',
  'returnHandover',
  'signHandover',
  'startWithPolicy',
] as const

const isKnown = (word: string): word is (typeof ACTS)[number] => ACTS.some((act) => act === word)

/** The sentence of a code, which the reader gets in the own language: what else is written there belongs to the one act. */
const isRejection = (detail: string): boolean => Object.values(REJECTIONS).some((sentence) => sentence === detail)

export function AuditTab() {
  const { t } = useTranslation()
  const { timeZone } = usePreferences()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const read = (field: keyof AuditSearch) => params.get(field) ?? ''
  const search: AuditSearch = {
    actor: read('actor'),
    type: read('type'),
    object: read('object'),
    from: read('from'),
    to: read('to'),
  }
  const key = FIELDS.map((field) => search[field]).join('\n')
  const [older, setOlder] = useState<readonly string[]>([])
  const cursor = older.at(-1) ?? null

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const next = new URLSearchParams({ tab: 'audit' })
    for (const field of FIELDS) {
      const value = form.get(field)
      if (typeof value !== 'string' || value.trim() === '') continue
      if (field !== 'from' && field !== 'to') next.set(field, value.trim())
      else {
        // The browser's field has a time without a zone: it is meant as all other times of the page are shown.
        const at = parseWallTime(value, timeZone)
        if (at !== null) next.set(field, new Date(at).toISOString())
      }
    }
    setOlder([])
    navigate(`/admin?${next.toString()}`, { replace: true })
  }

  return (
    <>
      <form className={classes['filters']} onSubmit={submit}>
        <TextInput size="xs" name="actor" label={t('auditColumn.actor')} defaultValue={search.actor} />
        <NativeSelect
          size="xs"
          name="type"
          label={t('auditColumn.act')}
          defaultValue={search.type}
          data={[{ value: '', label: t('audit.any') }, ...ACTS.map((act) => ({ value: act, label: t(`act.${act}`) }))]}
        />
        <TextInput size="xs" name="object" label={t('audit.object')} defaultValue={search.object} />
        <TextInput
          size="xs"
          type="datetime-local"
          name="from"
          label={t('audit.from')}
          defaultValue={fieldTime(search.from, timeZone)}
        />
        <TextInput
          size="xs"
          type="datetime-local"
          name="to"
          label={t('audit.to')}
          defaultValue={fieldTime(search.to, timeZone)}
        />
        <Button size="xs" type="submit">
          {t('audit.search')}
        </Button>
        <Button size="xs" variant="default" component="a" href={auditExportHref(search)} download>
          {t('audit.export')}
        </Button>
      </form>
      <AskedAdmin name={['audit', key, cursor]} ask={(api) => api.audit(search, cursor)}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <p role="status">{t('audit.none')}</p>
            ) : (
              <DataTable label={t('adminTab.audit')} heads={HEADS.map((head) => t(`auditColumn.${head}`))}>
                {items.map((entry) => (
                  <AuditRow key={`${entry.id} ${entry.partition}`} entry={entry} />
                ))}
              </DataTable>
            )}
            <div className={page['buttons']}>
              <Button
                size="xs"
                variant="default"
                disabled={cursor === null}
                onClick={() => setOlder(older.slice(0, -1))}
              >
                {t('admin.newer')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={nextCursor === null}
                onClick={() => nextCursor !== null && setOlder([...older, nextCursor])}
              >
                {t('admin.older')}
              </Button>
            </div>
          </>
        )}
      </AskedAdmin>
    </>
  )
}

/** ISO 8601 => what a datetime-local field takes: the wall clock of the zone, to the minute. */
function fieldTime(iso: string, zone: Preferences['timeZone']): string {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? '' : wallTimeText(at, zone).replace(' ', 'T')
}

function AuditRow({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation()
  const wordOf = useKnownWord()
  const { at, actor, type, outcome, code, detail, saying, object, problemId, incidentIds } = entry
  return (
    <tr>
      <td>
        <Time at={at} />
      </td>
      <th scope="row">{actor}</th>
      <td>{isKnown(type) ? t(`act.${type}`) : type}</td>
      <td className={classes['wrap']}>
        {object !== undefined && <span>{object} </span>}
        {problemId !== undefined && <Link href={`/problems/${encodeURIComponent(problemId)}`}>{problemId}</Link>}
        {incidentIds.map((id) => (
          <span key={id}>
            <Link href={`/incidents/${encodeURIComponent(id)}`}>{id}</Link>{' '}
          </span>
        ))}
      </td>
      <td data-dim={outcome === 'applied' || undefined}>{t(`audit.${outcome}`)}</td>
      <td className={classes['wrap']}>
        {code !== null && <span>{wordOf('rejection', code)} </span>}
        {saying !== undefined ? (
          <span>{saidText({ detail, code: null, saying })}</span>
        ) : (
          detail !== '' && !isRejection(detail) && <samp className={classes['recorded']}>{detail}</samp>
        )}
      </td>
    </tr>
  )
}
