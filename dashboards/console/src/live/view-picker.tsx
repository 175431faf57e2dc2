// Saved views: pick one, save what is on the screen, share it, start with it. Opened by a key as well.
import { Button, Checkbox, Menu, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { SavedView } from '../api/list-endpoints.ts'
import { useKeys } from '../keys/use-keys.ts'
import { useMayNot } from '../session/use-may.ts'
import { DownIcon } from '../theme/icons.tsx'
import classes from './live.module.css'
import { useViews } from './use-views.ts'
import { decodeView, encodeView, savedQuery } from './view-state.ts'
import type { ViewState } from './view-state.ts'

export function viewPath(view: Pick<SavedView, 'id' | 'query'>): string {
  return `/live?${encodeView({ ...decodeView(view.query), viewId: view.id })}`
}

export function ViewPicker({ view }: { readonly view: ViewState }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { views, defaultId, add, change, remove, chooseDefault } = useViews()
  const mayNotShare = useMayNot('incidents:write')
  const [open, setOpen] = useState(false)
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const current = views.find(({ id }) => id === view.viewId) ?? null
  const query = savedQuery(view)
  useKeys({ views: () => setOpen(true) })

  async function save(): Promise<void> {
    const saved = await add({ name: name.trim(), query, shared })
    if (saved === null) return
    setNaming(false)
    setName('')
    navigate(viewPath(saved), { replace: true })
  }

  return (
    <>
      <Menu opened={open} onChange={setOpen} position="bottom-start" withinPortal width={280}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            rightSection={<DownIcon size={13} />}
            className={classes['viewButton'] ?? ''}
          >
            {current === null
              ? t('view.none')
              : savedQuery(decodeView(current.query)) === query
                ? t('view.current', { name: current.name })
                : t('view.changed', { name: current.name })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => navigate('/live', { replace: true })}>{t('view.all')}</Menu.Item>
          {views.map((one) => (
            <Menu.Item
              key={one.id}
              aria-current={one.id === current?.id ? 'true' : undefined}
              rightSection={
                <span className={classes['dim']}>
                  {one.id === defaultId
                    ? t('view.isDefault')
                    : one.shared
                      ? t('view.sharedBy', { owner: one.owner })
                      : ''}
                </span>
              }
              onClick={() => navigate(viewPath(one), { replace: true })}
            >
              {one.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming(true)}>{t('view.saveAs')}</Menu.Item>
          {current?.mine === true && (
            <>
              <Menu.Item onClick={() => void change(current.id, { name: current.name, query, shared: current.shared })}>
                {t('view.save', { name: current.name })}
              </Menu.Item>
              <Menu.Item
                disabled={mayNotShare !== null}
                title={mayNotShare ?? undefined}
                onClick={() =>
                  void change(current.id, { name: current.name, query: current.query, shared: !current.shared })
                }
              >
                {t(current.shared ? 'view.unshare' : 'view.share')}
              </Menu.Item>
              <Menu.Item
                color="red"
                onClick={() => void remove(current.id).then((done) => done !== null && navigate('/live'))}
              >
                {t('view.remove', { name: current.name })}
              </Menu.Item>
            </>
          )}
          {current !== null && (
            <Menu.Item onClick={() => void chooseDefault(current.id === defaultId ? null : current.id)}>
              {t(current.id === defaultId ? 'view.noDefault' : 'view.makeDefault')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={naming}
        onClose={() => setNaming(false)}
        title={t('view.saveAs')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <form
          className={classes['viewForm']}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TextInput
            data-autofocus
            label={t('view.name')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('view.shareWithAll')}
            description={mayNotShare}
            disabled={mayNotShare !== null}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <div className={classes['dialogButtons']}>
            <Button variant="default" onClick={() => setNaming(false)}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {t('view.saveButton')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
