// Where a problem's page is.

export function problemHref(id: string): string {
  return `/problems/${encodeURIComponent(id)}`
}
