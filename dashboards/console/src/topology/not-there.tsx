// Why there is nothing to draw.
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api/request.ts'

export function NotThere({ error }: { readonly error: Error }) {
  const { t } = useTranslation()
  const unknown = error instanceof ApiProblem && error.status === 404
  return <p role="alert">{t(unknown ? 'topology.unknown' : 'topology.failed')}</p>
}
