// How what was tried is put in force: the lines to copy. The page itself changes nothing.
import { Button, CopyButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TrialChange } from '../contract.ts'
import page from '../shell/page.module.css'
import { policyLines } from './threshold-text.ts'
import classes from './tuning.module.css'

export function ApplyLines({ change }: { readonly change: TrialChange }) {
  const { t } = useTranslation()
  const lines = change.kind === 'policy' ? policyLines(change.policy) : change.rules
  return (
    <section aria-label={t('trialApply.title')}>
      <h2>{t('trialApply.title')}</h2>
      <p>{t(`trialApply.${change.kind}`)}</p>
      <pre className={classes['code']} tabIndex={0}>
        {lines}
      </pre>
      <div className={page['buttons']}>
        <CopyButton value={lines}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('noiseRule.copied') : t('noiseRule.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </section>
  )
}
