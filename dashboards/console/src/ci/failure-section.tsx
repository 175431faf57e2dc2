// "What fails if this fails", and what fails if others fail at the same time. A simulation: nothing is changed.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FallOut } from '../api/topology-endpoints.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { HealthMark } from '../theme/health-mark.tsx'
import { CiLink, Way } from './ci-link.tsx'
import { CiPicker } from './ci-picker.tsx'
import classes from './ci.module.css'
import { useTopology } from './use-topology.ts'

const HEADS = ['effect', 'ci', 'type', 'hops', 'path'] as const

export function FailureSection({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [others, setOthers] = useState<readonly string[]>([])
  const [typed, setTyped] = useState('')
  const failed = [id, ...others]
  const { data, isError } = useTopology(['failure', ...failed], (api) => api.failure(failed), { keep: true })

  function add(): void {
    const text = typed.trim()
    if (text === '' || failed.includes(text)) return
    setOthers([...others, text])
    setTyped('')
  }

  return (
    <>
      <form
        className={classes['with']}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <CiPicker
          label={t('failure.add')}
          value={typed}
          onChange={setTyped}
          error={isError ? t('topology.unknown') : undefined}
        />
        <Button type="submit" variant="default" size="sm">
          {t('topology.show')}
        </Button>
      </form>
      {others.length > 0 && (
        <div className={page['buttons']}>
          {others.map((other) => (
            <Button
              key={other}
              size="compact-sm"
              variant="light"
              onClick={() => setOthers(others.filter((one) => one !== other))}
            >
              {t('failure.remove', { name: other })}
            </Button>
          ))}
        </div>
      )}
      {data !== undefined && !isError && <Fallen fallOut={data} />}
    </>
  )
}

function Fallen({ fallOut: { items, counts, truncated } }: { readonly fallOut: FallOut }) {
  const { t } = useTranslation()
  if (items.length === 0) return <p className={page['dim']}>{t('failure.none')}</p>
  const head = (name: (typeof HEADS)[number]) => t(`failureColumn.${name}`)
  return (
    <>
      <p role="status">{t('failure.counts', counts)}</p>
      <DataTable label={t('failure.table')} heads={HEADS.map(head)} right={[head('hops')]}>
        {items.map(({ ci, effect, hops, path }) => (
          <tr key={ci.id}>
            <td>
              <HealthMark health={effect} />
            </td>
            <th scope="row">
              <CiLink ci={ci} />
            </th>
            <td>{ci.type}</td>
            <td className={page['right']}>{hops}</td>
            <td>
              <Way ids={path} />
            </td>
          </tr>
        ))}
      </DataTable>
      {truncated && <p className={page['dim']}>{t('failure.truncated')}</p>}
    </>
  )
}
