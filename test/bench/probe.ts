// What the running system says about itself: counters of /metrics and memory from the kernel.
import { readFileSync } from 'node:fs'
import type { RunningSystem } from '../support/system.ts'

/** Sum of a metric's samples whose label text contains all the given parts. */
export async function metric(system: RunningSystem, name: string, ...labels: readonly string[]): Promise<number> {
  const text = await (await system.request('/metrics')).text()
  let sum = 0
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${name}{`) && !line.startsWith(`${name} `)) continue
    if (labels.every((label) => line.includes(label))) sum += Number(line.slice(line.lastIndexOf(' ') + 1))
  }
  return sum
}

/** Resident memory of a process, MiB. Linux only; 0 elsewhere. */
export function residentMiB(pid: number): number {
  try {
    const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return match === null ? 0 : Number(match[1]) / 1024
  } catch {
    return 0
  }
}
