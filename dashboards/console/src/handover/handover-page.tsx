// One hand-over: what the shift left behind, what its lead says about it, and who took it over. Made to be printed, too.
import { Button, Loader, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Handover } from '../contract.ts'
import { formatTime } from '../i18n/format.ts'
import { wallTimeText } from '../i18n/wall-time.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { WRITE_SCOPE } from '../incident/allowed-actions.ts'
import { useMayNot } from '../session/use-may.ts'
import page from '../shell/page.module.css'
import '../theme/print.css'
import { BackIcon } from '../theme/icons.tsx'
import classes from './handover.module.css'
import { IncidentNotes } from './incident-notes.tsx'
import { NoteField } from './note-field.tsx'
import { Changed, Health, Numbers, Silenced } from './shift-facts.tsx'
import { StepBar } from './step-bar.tsx'
import { useDraft } from './use-draft.ts'
import { useHandover } from './use-handover.ts'

const SBAR = ['situation', 'background', 'assessment', 'recommendation'] as const

function Trail({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { createdBy, createdAt, handedOver, returned, signed } = handover
  const steps = [
    { word: 'begun', by: createdBy, at: createdAt, text: '' },
    ...(returned === null ? [] : [{ word: 'returned', ...returned } as const]),
    ...(handedOver === null ? [] : [{ word: 'handedOver', ...handedOver } as const]),
    ...(signed === null ? [] : [{ word: 'signed', ...signed } as const]),
  ] as const
  return (
    <ol className={classes['trail']} aria-label={t('handover.trail')}>
      {steps.map(({ word, by, at, text }) => (
        <li key={word} data-word={word}>
          {t(`handover.${word}`, { by, at: formatTime(at, language, timeZone) })}
          {text !== '' && <q className={classes['said']}>{text}</q>}
        </li>
      ))}
    </ol>
  )
}

function Document({ handover, onReload }: { readonly handover: Handover; readonly onReload: () => void }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const mayNot = useMayNot(WRITE_SCOPE)
  const editor = useDraft(handover)
  const isDraft = handover.state === 'draft'
  const writable = isDraft && mayNot === null
  const { notes, incoming } = isDraft ? editor.draft : handover
  const { facts } = handover
  return (
    <>
      <header className={classes['head']}>
        <h1>
          {t('handover.titleOf', {
            from: wallTimeText(handover.from, timeZone),
            to: wallTimeText(handover.to, timeZone),
          })}
        </h1>
        <span className={classes['stateMark']} data-state={handover.state}>
          {t(`handoverState.${handover.state}`)}
        </span>
        <code>{handover.id}</code>
      </header>
      <Trail handover={handover} />
      <StepBar handover={handover} save={editor.save} />
      {isDraft && (
        <p className={`${page['dim'] ?? ''} ${classes['onScreen'] ?? ''}`} role="status">
          {t(`handoverSave.${editor.state}`)}
        </p>
      )}
      {editor.state === 'conflict' && (
        <div role="alert" className={classes['conflict']}>
          <p>{t('handover.conflict', { by: handover.updatedBy })}</p>
          <Button size="xs" variant="default" onClick={onReload}>
            {t('handover.loadTheirs')}
          </Button>
        </div>
      )}
      <p className={page['dim']}>
        {t(isDraft ? 'handover.factsNow' : 'handover.factsThen', {
          at: formatTime(facts.takenAt, language, timeZone),
        })}
      </p>
      <Numbers facts={facts} />
      <section aria-label={t('handover.report')}>
        <h2>{t('handover.report')}</h2>
        <div className={classes['sbar']}>
          {SBAR.map((part) => (
            <NoteField
              key={part}
              label={t(`sbar.${part}`)}
              hint={t(`sbarHint.${part}`)}
              value={notes[part]}
              maxLength={4_000}
              rows={4}
              onChange={writable ? (value) => editor.change({ [part]: value }) : null}
            />
          ))}
        </div>
        {writable ? (
          <TextInput
            className={classes['incoming'] ?? ''}
            label={t('handover.incoming')}
            maxLength={100}
            value={incoming}
            onChange={(event) => editor.change({ incoming: event.currentTarget.value })}
          />
        ) : (
          incoming !== '' && <p>{t('handover.incomingIs', { name: incoming })}</p>
        )}
      </section>
      <IncidentNotes facts={facts} notes={notes} onChange={writable ? editor.changeIncident : null} />
      <Silenced facts={facts} />
      <Changed facts={facts} />
      <Health facts={facts} />
      <div className={classes['signatures']}>
        <p>{t('handover.signOutgoing', { name: handover.handedOver?.by ?? '' })}</p>
        <p>{t('handover.signIncoming', { name: handover.signed?.by ?? '' })}</p>
      </div>
    </>
  )
}

export default function HandoverPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, isError, refetch } = useHandover(id)
  const [given, setGiven] = useState(0)
  useDocumentTitle(`${t('places.handover')} · Nocturne`)
  return (
    <div className={`${page['page'] ?? ''} ${classes['document'] ?? ''}`}>
      <Link href="/handover" className={`${page['back'] ?? ''} ${classes['onScreen'] ?? ''}`}>
        <BackIcon size={16} /> {t('handover.all')}
      </Link>
      {isError && <p role="alert">{t('handover.failed')}</p>}
      {data === undefined && !isError && <Loader aria-label={t('live.loading')} />}
      {data !== undefined && (
        <Document
          key={given}
          handover={data}
          onReload={() => void refetch().then(() => setGiven((times) => times + 1))}
        />
      )}
    </div>
  )
}
