// API tokens: what tools, programs and wallboards come in with.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiToken } from '../api/admin-endpoints.ts'
import { scopeKey } from '../session/scope.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { useClock } from '../stream/clock.ts'
import classes from './admin.module.css'
import { AskedAdmin } from './asked-admin.tsx'
import { SecretShown } from './secret-shown.tsx'
import { SureButton } from './sure-button.tsx'
import { Time } from '../shell/time.tsx'
import { TokenForm } from './token-form.tsx'
import { ADMIN_KEY } from './admin-key.ts'
import { useApiAction } from '../shell/use-api-action.ts'
import { WallForm } from './wall-form.tsx'

const HEADS = ['name', 'scopes', 'created', 'expires', 'used', 'action'] as const
type Dialog = { readonly kind: 'token' | 'wall' } | { readonly kind: 'made' | 'madeWall'; readonly secret: string }

export function TokensTab() {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  return (
    <>
      <p className={page['dim']}>{t('token.intro')}</p>
      <div className={page['buttons']}>
        <Button size="xs" onClick={() => setDialog({ kind: 'token' })}>
          {t('token.create')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'wall' })}>
          {t('token.createWall')}
        </Button>
      </div>
      <AskedAdmin name={['tokens']} ask={(api) => api.tokens()}>
        {({ items }) => (
          <DataTable label={t('adminTab.tokens')} heads={HEADS.map((head) => t(`tokenColumn.${head}`))}>
            {[...items]
              .sort((a, b) => b.createdAt - a.createdAt)
              .map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
          </DataTable>
        )}
      </AskedAdmin>
      {dialog?.kind === 'token' && (
        <TokenForm onClose={close} onMade={(secret) => setDialog({ kind: 'made', secret })} />
      )}
      {dialog?.kind === 'wall' && (
        <WallForm onClose={close} onMade={(secret) => setDialog({ kind: 'madeWall', secret })} />
      )}
      {dialog?.kind === 'made' && (
        <SecretShown title={t('token.made')} hint={t('token.madeHint')} secret={dialog.secret} onClose={close} />
      )}
      {dialog?.kind === 'madeWall' && (
        <SecretShown
          title={t('token.madeWall')}
          hint={t('token.madeWallHint')}
          secret={dialog.secret}
          onClose={close}
        />
      )}
    </>
  )
}

function TokenRow({ token: { id, name, scopes, createdAt, expiresAt, lastUsedAt } }: { readonly token: ApiToken }) {
  const { t } = useTranslation()
  const act = useApiAction(ADMIN_KEY)
  const over = useClock((now) => (expiresAt !== null && expiresAt <= now ? 1 : 0)) === 1
  return (
    <tr data-dim={over || undefined}>
      <th scope="row">{name}</th>
      <td className={classes['wrap']}>{scopes.map((scope) => t(`scope.${scopeKey(scope)}`)).join(' · ')}</td>
      <td>
        <Time at={createdAt} />
      </td>
      <td>
        <Time at={expiresAt} otherwise={t('token.noExpiry')} /> {over && t('token.expired')}
      </td>
      <td>
        <Time at={lastUsedAt} otherwise={t('sources.never')} />
      </td>
      <td>
        <SureButton
          label={t('token.revoke')}
          about={name}
          onSure={() =>
            void act(
              (api) => api.revokeToken(id),
              () => t('token.revoked', { name }),
            )
          }
        />
      </td>
    </tr>
  )
}
