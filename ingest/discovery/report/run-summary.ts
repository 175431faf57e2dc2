// What a run found, for the person who started it: devices, links, and who did not answer and why.
import type { RunResult } from '../run/discovery-run.ts'
import type { Findings } from './inventory-report.ts'

/** Lines of a list that are shown; the rest is counted. */
const MAX_LINES = 200

/** Text for a terminal. */
export function runSummary(run: RunResult, findings: Findings): string {
  const { devices, unpolled, links, hosts } = findings
  const names = new Map([
    ...devices.map(({ key, facts }) => [key, facts.sysName || facts.address] as const),
    ...unpolled.map(({ key, name }) => [key, name] as const),
  ])
  const both = links.filter((link) => link.saidByBoth).length
  const lines = [
    '',
    `${count(devices.length, 'device')} answered, ${count(unpolled.length, 'neighbour')} seen that were not asked, ${count(links.length, 'link')} (${both} confirmed by both ends), ${count(hosts.length, 'attached host')}`,
    ...table(
      devices.map(({ facts }) => [
        facts.address,
        facts.sysName || '-',
        facts.type,
        [facts.vendor, facts.hardware.model].filter((text) => text !== '').join(' ') || '-',
        facts.os === '' ? '-' : `${facts.os} ${facts.version}`.trim(),
        count(facts.interfaces.length, 'port'),
        facts.credential,
      ]),
    ),
    ...(links.length === 0 ? [] : ['', 'links']),
    ...table(
      links.map((link) => [
        names.get(link.from) ?? link.from,
        link.fromPort || '-',
        link.saidByBoth ? '<->' : '-->',
        names.get(link.to) ?? link.to,
        link.toPort || '-',
        link.protocols.join('+'),
      ]),
    ),
    ...troubles(run, findings),
    ...limits(run),
    '',
  ]
  return lines.join('\n')
}

function troubles(run: RunResult, { devices }: Findings): string[] {
  const reasons = new Map<string, string[]>()
  for (const result of run.results) {
    if (result.outcome === 'failed') reasons.set(result.detail, [...(reasons.get(result.detail) ?? []), result.address])
  }
  const gaps = devices.flatMap(({ facts }) =>
    facts.gaps.map((gap) => [facts.address, facts.sysName, gap.stage, `${gap.reason}: ${gap.detail}`]),
  )
  return [
    ...[...reasons].flatMap(([reason, addresses]) => [
      '',
      `${count(addresses.length, 'address', 'addresses')}: ${reason}`,
      `  ${shortened(addresses)}`,
    ]),
    ...(gaps.length === 0 ? [] : ['', 'not read to the end']),
    ...table(gaps),
  ]
}

function limits({ progress }: RunResult): string[] {
  return [
    ...(progress.resumed === 0 ? [] : [`${progress.resumed} taken over from the run before`]),
    ...(progress.notAllowed === 0
      ? []
      : [`${progress.notAllowed} neighbours are outside of the ranges that may be asked`]),
    ...(progress.leftOut === 0
      ? []
      : [`${progress.leftOut} addresses are beyond the limit of a run and were not asked`]),
  ]
}

function shortened(addresses: readonly string[]): string {
  const shown = addresses.slice(0, 12).join(', ')
  return addresses.length > 12 ? `${shown} and ${addresses.length - 12} more` : shown
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

function table(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.slice(0, MAX_LINES)
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.min(40, Math.max(...shown.map((row) => (row[column] ?? '').length))),
  )
  const lines = shown.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
  return rows.length > MAX_LINES ? [...lines, `  and ${rows.length - MAX_LINES} more`] : lines
}
