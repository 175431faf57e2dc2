// Sound and notifications of this view: both off until switched on here.
import { ActionIcon, Button, Popover, SegmentedControl, Switch, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ALARM_SEVERITIES, changeAlarm, useAlarm } from '../alarm/alarm-settings.ts'
import { allowSound, beep } from '../alarm/beep.ts'
import { BellIcon } from '../theme/icons.tsx'
import classes from './live.module.css'

export function AlarmMenu({ viewId }: { readonly viewId: string | null }) {
  const { t } = useTranslation()
  const alarm = useAlarm(viewId)
  const [refused, setRefused] = useState(false)
  const on = alarm.sound || alarm.notify

  async function switchSound(sound: boolean): Promise<void> {
    changeAlarm(viewId, { sound })
    if (sound && (await allowSound())) beep(alarm.from)
  }

  async function switchNotify(notify: boolean): Promise<void> {
    const allowed = !notify || (await Notification.requestPermission()) === 'granted'
    setRefused(!allowed)
    changeAlarm(viewId, { notify: notify && allowed })
  }

  return (
    <Popover position="bottom-end" width={320} trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t('alarm.title')}>
          <ActionIcon
            aria-label={on ? t('alarm.titleOn') : t('alarm.title')}
            variant={on ? 'light' : 'subtle'}
            color={on ? 'indigo' : 'gray'}
          >
            <BellIcon />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes['alarmMenu'] ?? ''} aria-label={t('alarm.title')}>
        <p className={classes['dim']}>{t('alarm.hint')}</p>
        <Switch
          label={t('alarm.sound')}
          checked={alarm.sound}
          onChange={(event) => void switchSound(event.currentTarget.checked)}
        />
        <Switch
          label={t('alarm.notify')}
          checked={alarm.notify}
          error={refused ? t('alarm.refused') : undefined}
          onChange={(event) => void switchNotify(event.currentTarget.checked)}
        />
        <SegmentedControl
          size="xs"
          orientation="vertical"
          aria-label={t('alarm.from')}
          value={alarm.from}
          data={ALARM_SEVERITIES.map((value) => ({
            value,
            label: t('alarm.fromSeverity', { severity: t(`severity.${value}`) }),
          }))}
          onChange={(from) => changeAlarm(viewId, { from })}
        />
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void allowSound().then((may) => may && beep(alarm.from))}
        >
          {t('alarm.try')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
