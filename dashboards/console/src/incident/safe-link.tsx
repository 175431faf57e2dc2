// A link that came with an alert, that is, from anybody: followed only for http, https and mailto, and never told where it was clicked.
import type { ReactNode } from 'react'
import { ExternalIcon } from '../theme/icons.tsx'

const SAFE_PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:']

/** The address when it is safe to link to, else null. */
export function safeHref(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  return url !== null && SAFE_PROTOCOLS.includes(url.protocol) ? url.href : null
}

/** Shows its children as plain text when the address is not safe. */
export function SafeLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const safe = safeHref(href)
  if (safe === null) return <span>{children}</span>
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {children} <ExternalIcon size={12} />
    </a>
  )
}
