// What is around a CI.
import { useTopology } from '../ci/use-topology.ts'
import { NotThere } from './not-there.tsx'
import { PartView } from './part-view.tsx'

export function AroundView({ ci, hops }: { readonly ci: string; readonly hops: number }) {
  const { data, error } = useTopology(['around', ci, hops], (api) => api.around(ci, hops), { keep: true })
  if (error !== null) return <NotThere error={error} />
  return data === undefined ? null : <PartView part={data} marked={[ci]} />
}
