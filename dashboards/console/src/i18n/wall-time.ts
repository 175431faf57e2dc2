// Times as people type them: `2026-11-22 09:30` on the wall clock of the chosen zone.
import type { Preferences } from '../preferences/preferences.ts'

export type Zone = Preferences['timeZone']

const MINUTE_MS = 60_000

function format(zone: Zone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ...(zone === 'local' ? {} : { timeZone: zone === 'utc' ? 'UTC' : zone }),
  })
}

export function wallTimeText(at: number, zone: Zone): string {
  return format(zone).format(at)
}

/** How far the zone's wall clock is ahead of UTC at that moment, ms: whole minutes. */
export function zoneOffsetMs(at: number, zone: Zone): number {
  const shown = Date.parse(`${wallTimeText(at, zone).replace(' ', 'T')}:00Z`)
  return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS
}

/** @returns epoch ms; null when the text is no time */
export function parseWallTime(text: string, zone: Zone): number | null {
  const [, date = '', time = ''] = /^\s*(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})\s*$/u.exec(text) ?? []
  const asUtc = Date.parse(`${date}T${time.padStart(5, '0')}:00Z`)
  if (Number.isNaN(asUtc)) return null
  // As if the wall clock were UTC's, then moved by what the zone's own clock shows there; twice, for the hours around a change of the clock.
  let at = asUtc
  for (let turn = 0; turn < 2; turn += 1) {
    const shown = Date.parse(`${wallTimeText(at, zone).replace(' ', 'T')}:00Z`)
    at += Math.round((asUtc - shown) / MINUTE_MS) * MINUTE_MS
  }
  return at
}
