// An empty system: how to connect the first source, with the address that this page was opened at. Goes away by itself.
import { Code, CopyButton, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { firstSourceLines } from './first-source-lines.ts'
import classes from './live.module.css'

export function FirstRun() {
  const { t } = useTranslation()
  return (
    <div className={classes['firstRun']}>
      <h2>{t('firstRun.title')}</h2>
      <p>{t('firstRun.intro')}</p>
      {firstSourceLines(new URL(window.location.href)).map(({ id, text }) => (
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
