// A link for a wallboard: a token that may show the wall and nothing else, and how the wall looks, in one address.
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../preferences/preferences.ts'
import { wallHref, WALL_THEMES } from '../wall/wall-options.ts'
import type { WallOptions } from '../wall/wall-options.ts'
import classes from './admin.module.css'
import { endOfLife, LIVES } from './token-form.tsx'
import { ADMIN_KEY } from './admin-key.ts'
import { useApiAction } from '../shell/use-api-action.ts'

const LANGUAGE_NAMES = { en: 'English', 'zh-CN': '简体中文' } as const

interface WallFormProps {
  readonly onClose: () => void
  readonly onMade: (href: string) => void
}

export function WallForm({ onClose, onMade }: WallFormProps) {
  const { t } = useTranslation()
  const act = useApiAction(ADMIN_KEY)
  const [name, setName] = useState('')
  const [days, setDays] = useState<number>(365)
  const [options, setOptions] = useState<WallOptions>({
    theme: 'dark',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: 'en',
    rotateSeconds: 0,
    sound: false,
  })
  const change = (part: Partial<WallOptions>) => setOptions({ ...options, ...part })

  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const done = await act(
      (api) =>
        api.createToken({
          name: t('wall.tokenName', { name: name.trim() }),
          scopes: ['live:read'],
          expiresAt: endOfLife(days, Date.now()),
        }),
      () => null,
    )
    if (done !== null) onMade(`${window.location.origin}${wallHref(options, done.answer.secret)}`)
  }

  return (
    <Modal opened onClose={onClose} title={t('token.createWall')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('wall.where')}
          value={name}
          maxLength={80}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('display.theme')}
          value={options.theme}
          data={WALL_THEMES.map((theme) => ({ value: theme, label: t(`display.${theme}`) }))}
          onChange={(event) =>
            change({ theme: WALL_THEMES.find((one) => one === event.currentTarget.value) ?? 'dark' })
          }
        />
        <NativeSelect
          label={t('display.language')}
          value={options.language}
          data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          onChange={(event) => change({ language: LANGUAGES.find((one) => one === event.currentTarget.value) ?? 'en' })}
        />
        <NativeSelect
          label={t('display.timeZone')}
          value={options.zone}
          data={['UTC', ...Intl.supportedValuesOf('timeZone')]}
          onChange={(event) => change({ zone: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('wall.rotate')}
          value={String(options.rotateSeconds)}
          data={[0, 15, 30, 60].map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t('wall.noRotation') : t('wall.everySeconds', { count: seconds }),
          }))}
          onChange={(event) => change({ rotateSeconds: Number(event.currentTarget.value) })}
        />
        <Checkbox
          label={t('wall.sound')}
          checked={options.sound}
          onChange={(event) => change({ sound: event.currentTarget.checked })}
        />
        <NativeSelect
          label={t('tokenColumn.expires')}
          value={String(days)}
          data={LIVES.map((life) => ({
            value: String(life),
            label: life === 0 ? t('token.noExpiry') : t('token.days', { count: life }),
          }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <div className={classes['formButtons']}>
          <Button variant="default" onClick={onClose}>
            {t('admin.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('token.createWall')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
