// An empty system: how to connect the first source, with the addresses that it really listens at and a token. Goes away by itself.
import { Code, CopyButton, Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import { MayButton } from '../session/may-button.tsx'
import { firstSourceLines } from './first-source-lines.ts'
import classes from './live.module.css'

export function FirstRun() {
  const { t } = useTranslation()
  const api = useApi()
  const { data } = useQuery({ queryKey: ['intake'], queryFn: () => api.intake(), staleTime: Infinity })
  const made = useMutation({
    mutationFn: () => api.createToken({ name: t('firstRun.tokenName'), scopes: ['ingest:write'], expiresAt: null }),
  })
  const secret = made.data?.secret ?? null
  return (
    <div className={classes['firstRun']}>
      <h2>{t('firstRun.title')}</h2>
      <p>{t('firstRun.intro')}</p>
      <div>
        <MayButton
          scope="admin"
          size="xs"
          refusal={secret === null ? null : t('firstRun.tokenMade')}
          onClick={() => made.mutate()}
        >
          {t('firstRun.makeToken')}
        </MayButton>
      </div>
      {secret !== null && <p role="status">{t('firstRun.tokenMade')}</p>}
      {made.isError && <p role="alert">{made.error.message}</p>}
      {firstSourceLines(new URL(window.location.href), data?.traps ?? null, secret).map(({ id, text }) => (
        <section key={id} className={classes['source']}>
          <div className={classes['sourceHead']}>
            <h3>{t(`firstRun.${id}`)}</h3>
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy}>
                  {copied ? t('firstRun.copied') : t('firstRun.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
          <Code block tabIndex={0} className={classes['code'] ?? ''}>
            {text}
          </Code>
        </section>
      ))}
      <p role="status" className={classes['waiting']}>
        <span className={classes['waitingDot']} aria-hidden="true" />
        {t('firstRun.waiting')}
      </p>
    </div>
  )
}
