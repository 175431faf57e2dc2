// A file into the CMDB: first what it would change, then the change.
import { Button, Checkbox, FileButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { ReportResult } from '../contract.ts'
import { TOPOLOGY_KEY } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import classes from '../ci/ci.module.css'
import page from '../shell/page.module.css'
import { MayButton } from '../session/may-button.tsx'
import { DifferenceView } from './difference-view.tsx'

export function ImportTab() {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const chosen = useId()
  const [file, setFile] = useState<File | null>(null)
  const [partial, setPartial] = useState(false)
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<ReportResult | null>(null)
  const [refused, setRefused] = useState<ApiProblem | null>(null)

  /** Another file, or another reading of it: what was looked at holds no more. */
  function forget(): void {
    setResult(null)
    setRefused(null)
  }

  async function send(dryRun: boolean): Promise<void> {
    if (file === null) return
    forget()
    setBusy(true)
    try {
      setResult(await api.importFile(file, partial ? 'partial' : 'full', dryRun))
      if (!dryRun) await client.invalidateQueries({ queryKey: TOPOLOGY_KEY })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setRefused(error)
    }
    setBusy(false)
  }

  return (
    <>
      <p className={page['dim']}>{t('cmdbImport.intro')}</p>
      <div className={page['buttons']}>
        {/* The browser's own field speaks the browser's language, not the console's. */}
        <FileButton
          onChange={(next) => {
            setFile(next)
            forget()
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default" aria-describedby={chosen}>
              {t('cmdbImport.choose')}
            </Button>
          )}
        </FileButton>
        <span id={chosen}>{file?.name ?? t('cmdbImport.noneChosen')}</span>
      </div>
      <Checkbox
        label={t('cmdbImport.partial')}
        checked={partial}
        onChange={(event) => {
          setPartial(event.currentTarget.checked)
          forget()
        }}
      />
      <div className={page['buttons']}>
        <MayButton
          scope="cmdb:write"
          size="xs"
          refusal={file === null ? t('cmdbImport.noFile') : null}
          loading={busy}
          onClick={() => void send(true)}
        >
          {t('cmdbImport.look')}
        </MayButton>
        {result?.outcome === 'dry_run' && (
          <Button size="xs" loading={busy} onClick={() => void send(false)}>
            {t('cmdbImport.apply')}
          </Button>
        )}
      </div>
      {refused !== null && (
        <div role="alert" className={classes['note']}>
          <p>
            {t('cmdbImport.refused')} {refused.message}
          </p>
          <ul aria-label={t('cmdbImport.faults')}>
            {refused.faults.map(({ pointer, detail }, index) => (
              <li key={`${index} ${pointer}`}>
                <code>{pointer}</code> {detail}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result !== null && (
        <>
          <p role="status">{t(`cmdbImport.${result.outcome}`)}</p>
          <DifferenceView result={result} />
        </>
      )}
    </>
  )
}
