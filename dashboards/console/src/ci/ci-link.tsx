// The way to a CI's page, and the ways between CIs as text.
import { Link } from 'wouter'
import page from '../shell/page.module.css'

export function ciHref(id: string): string {
  return `/cis/${encodeURIComponent(id)}`
}

export function CiLink({ ci }: { readonly ci: { readonly id: string; readonly name: string } }) {
  return (
    <Link href={ciHref(ci.id)} title={ci.id}>
      {ci.name}
    </Link>
  )
}

/** a → b → c. */
export function Way({ ids }: { readonly ids: readonly string[] }) {
  return <span className={page['dim']}>{ids.join(' → ')}</span>
}
