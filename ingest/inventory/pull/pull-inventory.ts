// Reads a tool itself instead of files of it. What comes is given to the same format that reads its files.
import type { Origin, Pull, Pulled } from './pull.ts'
import { pullNetbox } from './pull-netbox.ts'
import { pullKubeSeries, pullTargets } from './pull-prometheus.ts'

const PULLS: Readonly<Record<string, Pull>> = {
  netbox: pullNetbox,
  prometheus: pullTargets,
  kubernetes: pullKubeSeries,
}

/** Formats of tools that can be read over HTTP. */
export const PULLED_FORMATS: readonly string[] = Object.keys(PULLS)

/** @param format one of PULLED_FORMATS */
export async function pullInventory(format: string, origin: Origin, progress: (text: string) => void): Promise<Pulled> {
  const pull = Object.hasOwn(PULLS, format) ? PULLS[format] : undefined
  return pull === undefined ? { ok: false, message: `${format} cannot be read over HTTP` } : pull(origin, progress)
}
