// Where a business service's page is.

export function serviceHref(id: string): string {
  return `/services/${encodeURIComponent(id)}`
}
