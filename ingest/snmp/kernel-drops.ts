// Datagrams that the kernel dropped because our receive buffer was full: the last column of /proc/net/udp and udp6 (Linux; elsewhere 0).
import { readFileSync } from 'node:fs'

/** Drops of all sockets bound to the port since they were opened. */
export function readKernelDrops(port: number): number {
  return dropsIn('/proc/net/udp', port) + dropsIn('/proc/net/udp6', port)
}

function dropsIn(path: string, port: number): number {
  let table: string
  try {
    table = readFileSync(path, 'latin1')
  } catch {
    return 0
  }
  return dropsOf(table, port)
}

/** Sums the drops of a port in the text of a table. */
export function dropsOf(table: string, port: number): number {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  let drops = 0
  for (const line of table.split('\n')) {
    const columns = line.trim().split(/\s+/)
    if (columns[1]?.endsWith(suffix) === true) drops += Number(columns[columns.length - 1]) || 0
  }
  return drops
}
