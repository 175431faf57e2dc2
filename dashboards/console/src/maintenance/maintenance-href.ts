// The way to one maintenance window.

export function maintenanceHref(id: string): string {
  return `/maintenance?id=${encodeURIComponent(id)}`
}
