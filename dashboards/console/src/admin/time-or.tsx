// An instant in the reader's zone and language, or a word when there is none.
import { Time } from '../cmdb/time.tsx'

export function TimeOr({ at, otherwise }: { readonly at: number | null; readonly otherwise: string }) {
  return at === null ? <>{otherwise}</> : <Time at={at} />
}
