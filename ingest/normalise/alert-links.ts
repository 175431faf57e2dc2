// Links of an alert that people may follow. Only http and https: alert text is untrusted, and a javascript: link in a console is an attack.
import type { EventLink } from '../contract/event.ts'
import type { Labels } from './label-bag.ts'

const MAX_URL = 2_048

const ANNOTATION_LINKS = [
  { name: 'runbook_url', title: 'Runbook' },
  { name: 'runbook', title: 'Runbook' },
  { name: 'dashboard_url', title: 'Dashboard' },
  { name: 'dashboard', title: 'Dashboard' },
] as const

/** @param tools links to the tools that sent it, by title; values that are no links are left out */
export function linksOf(tools: Readonly<Record<string, unknown>>, annotations: Labels): readonly EventLink[] {
  const links: EventLink[] = []
  for (const title in tools) {
    const url = tools[title]
    if (isLink(url)) links.push({ title, url })
  }
  for (const { name, title } of ANNOTATION_LINKS) {
    const url = annotations[name]
    if (isLink(url)) links.push({ title, url })
  }
  return links
}

function isLink(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_URL && /^https?:\/\/[^\s]+$/i.test(value)
}
