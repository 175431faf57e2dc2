// An enrichment rule to begin with: to copy into the file of rules, nothing is changed here.
import { Button, CopyButton, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Noise, NoiseKey } from '../api/tuning-endpoints.ts'
import page from '../shell/page.module.css'
import { ruleStarter } from './noise-starters.ts'
import { trialHref } from './trial-href.ts'
import classes from './tuning.module.css'

interface RuleDialogProps {
  /** Null: closed. */
  readonly noise: Noise | null
  readonly by: NoiseKey
  readonly onClose: () => void
}

export function RuleDialog({ noise, by, onClose }: RuleDialogProps) {
  const { t } = useTranslation()
  const rule = noise === null ? '' : (ruleStarter(noise, by) ?? '')
  return (
    <Modal
      opened={noise !== null}
      onClose={onClose}
      title={t('noiseRule.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={classes['dialog']}>
        <p>{t('noiseRule.intro')}</p>
        <pre className={classes['code']} tabIndex={0}>
          {rule}
        </pre>
        <p className={page['dim']}>{t('noiseRule.apply')}</p>
        <div className={page['buttons']}>
          <CopyButton value={rule}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? t('noiseRule.copied') : t('noiseRule.copy')}</Button>
            )}
          </CopyButton>
          <Button variant="default" component={Link} href={trialHref({ rules: rule })}>
            {t('noiseRule.try')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
