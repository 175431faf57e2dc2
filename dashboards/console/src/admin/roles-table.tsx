// What each role may do: one column a role, from the table that the API's routes are guarded by.
import { useTranslation } from 'react-i18next'
import { SCOPES, scopeKey } from '../session/scope.ts'
import { DataTable } from '../shell/data-table.tsx'
import classes from './admin.module.css'
import { AskedAdmin } from './asked-admin.tsx'

export function RolesTable() {
  const { t } = useTranslation()
  return (
    <AskedAdmin name={['roles']} ask={(api) => api.roles()}>
      {({ items }) => (
        <DataTable label={t('user.roles')} heads={[t('user.may'), ...items.map(({ role }) => t(`role.${role}`))]}>
          {SCOPES.map((scope) => (
            <tr key={scope}>
              <th scope="row">{t(`scope.${scopeKey(scope)}`)}</th>
              {items.map(({ role, scopes }) => (
                <td key={role}>
                  {scopes.includes(scope) ? (
                    <span className={classes['yes']}>
                      <span aria-hidden="true">✓</span> {t('user.yes')}
                    </span>
                  ) : (
                    t('user.no')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </DataTable>
      )}
    </AskedAdmin>
  )
}
