// Language, theme, contrast, time zone, density and letter keys: what one person sees, kept in this browser.
import { ActionIcon, NativeSelect, Popover, SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changePreferences, usePreferences } from '../preferences/preferences.ts'
import { DisplayIcon } from '../theme/icons.tsx'
import classes from './shell.module.css'

const OWN_ZONE = () => Intl.DateTimeFormat().resolvedOptions().timeZone

function ZoneChoice() {
  const { t } = useTranslation()
  const { timeZone } = usePreferences()
  const chosen = timeZone === 'local' || timeZone === 'utc' ? timeZone : 'other'
  return (
    <>
      <Choice
        label={t('display.timeZone')}
        value={chosen}
        options={[
          { value: 'local', label: t('display.local') },
          { value: 'utc', label: 'UTC' },
          { value: 'other', label: t('display.otherZone') },
        ]}
        onChange={(zone) => changePreferences({ timeZone: zone === 'other' ? OWN_ZONE() : zone })}
      />
      {chosen === 'other' && (
        <NativeSelect
          size="xs"
          aria-label={t('display.zone')}
          value={timeZone}
          data={[...new Set([timeZone, ...Intl.supportedValuesOf('timeZone')])]}
          onChange={(event) => changePreferences({ timeZone: event.currentTarget.value })}
        />
      )}
    </>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <div>
      <div className={classes['choiceLabel']} aria-hidden="true">
        {label}
      </div>
      <SegmentedControl fullWidth size="xs" aria-label={label} value={value} data={[...options]} onChange={onChange} />
    </div>
  )
}

export function DisplayMenu() {
  const { t } = useTranslation()
  const preferences = usePreferences()
  // keepTransitions: Mantine would otherwise add a <style> element, which the CSP refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Popover position="bottom-end" width={280} trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon color="gray" aria-label={t('display.title')}>
          <DisplayIcon />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes['display'] ?? ''} aria-label={t('display.title')}>
        <Choice
          label={t('display.language')}
          value={preferences.language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh-CN', label: '简体中文' },
          ]}
          onChange={(language) => changePreferences({ language })}
        />
        <Choice
          label={t('display.theme')}
          value={colorScheme}
          options={[
            { value: 'light', label: t('display.light') },
            { value: 'dark', label: t('display.dark') },
            { value: 'auto', label: t('display.system') },
          ]}
          onChange={setColorScheme}
        />
        <ZoneChoice />
        <Choice
          label={t('display.density')}
          value={preferences.density}
          options={[
            { value: 'compact', label: t('display.compact') },
            { value: 'comfortable', label: t('display.comfortable') },
          ]}
          onChange={(density) => changePreferences({ density })}
        />
        <Switch
          label={t('display.contrast')}
          checked={preferences.contrast === 'more'}
          onChange={(event) => changePreferences({ contrast: event.currentTarget.checked ? 'more' : 'system' })}
        />
        <Switch
          label={t('display.letterKeys')}
          checked={preferences.letterKeys}
          onChange={(event) => changePreferences({ letterKeys: event.currentTarget.checked })}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
