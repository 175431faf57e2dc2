// Numbers, times and durations in the reader's language and time zone. Formatters are costly to make, so each is made once.
import { spanParts } from '../contract.ts'
import type { SpanUnit } from '../contract.ts'
import type { Language, Preferences } from '../preferences/preferences.ts'

type Zone = Preferences['timeZone']

const made = new Map<string, unknown>()

function once<Formatter>(key: string, make: () => Formatter): Formatter {
  if (!made.has(key)) made.set(key, make())
  // Only `make` of this very key has put it there.
  return made.get(key) as Formatter
}

/** 1.24M, 18.2K; 124万 in Chinese. */
export function formatCompact(value: number, language: Language): string {
  const format = once(
    `compact ${language}`,
    () => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
  )
  return format.format(value)
}

export function formatNumber(value: number, language: Language): string {
  return once(`number ${language}`, () => new Intl.NumberFormat(language, { maximumFractionDigits: 2 })).format(value)
}

/** Scores from 0 to 1 that stand below each other: 0.80. */
export function formatScore(value: number, language: Language): string {
  const format = once(
    `score ${language}`,
    () => new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  )
  return format.format(value)
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** 1.2 GB, in powers of a thousand as the unit names say. */
export function formatBytes(bytes: number, language: Language): string {
  const power = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const unit = BYTE_UNITS[power] ?? 'byte'
  const format = once(
    `bytes ${unit} ${language}`,
    () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
  )
  return format.format(bytes / 1_000 ** power)
}

/** A difference with its sign: +3, −12. */
export function formatChange(value: number, language: Language): string {
  const format = once(
    `change ${language}`,
    () => new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
  )
  return format.format(value)
}

/** 0.988 => 98.8 %. */
export function formatPercent(fraction: number, language: Language): string {
  const format = once(
    `percent ${language}`,
    () => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
  )
  return format.format(fraction)
}

/** Names in a row: a, b, and c; a、b 和 c in Chinese, where Latin names stand off the word. */
export function formatList(items: readonly string[], language: Language): string {
  const format = once(`list ${language}`, () => new Intl.ListFormat(language, { type: 'conjunction' }))
  const parts = format.formatToParts(items)
  return parts.map(({ type, value }) => (type === 'literal' && value === '和' ? ' 和 ' : value)).join('')
}

/**
 * English readers write dates in two orders; year first (as Swedish does) is read alike by all of them. Chinese writes the year
 * first, but Intl puts the zone between date and time there: 2026/11/22 UTC 12:46.
 */
const DATE_LOCALE: Readonly<Record<Language, string>> = { en: 'sv-SE', 'zh-CN': 'sv-SE' }

/** The zone as Intl takes it; nothing for the browser's own. */
function zoneOption(zone: Zone): Intl.DateTimeFormatOptions {
  if (zone === 'local') return {}
  return { timeZone: zone === 'utc' ? 'UTC' : zone }
}

/** The time of day alone, for clocks that hang on a wall. */
export function formatClock(at: number, language: Language, zone: Zone): string {
  const format = once(
    `clock ${language} ${zone}`,
    () =>
      new Intl.DateTimeFormat(DATE_LOCALE[language], {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
        ...zoneOption(zone),
      }),
  )
  return format.format(at)
}

/** Date and time to the second, with the zone's name so that a pasted screenshot cannot be misread. */
export function formatTime(at: number, language: Language, zone: Zone): string {
  const format = once(
    `time ${language} ${zone}`,
    () =>
      new Intl.DateTimeFormat(DATE_LOCALE[language], {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
        ...zoneOption(zone),
      }),
  )
  return format.format(at)
}

const UNITS: readonly (readonly [SpanUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]

function formatUnit(value: number, unit: SpanUnit | 'millisecond', language: Language): string {
  const format = once(
    `unit ${unit} ${language}`,
    () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' }),
  )
  return format.format(value)
}

/** How long until now, for ages that tick, in its two largest units: 2h 5m, 12s; 2小时 5分钟. Negative lengths (clocks differ) count as zero. */
export function formatDuration(ms: number, language: Language): string {
  const length = Math.max(0, ms)
  const first = UNITS.findIndex(([, size]) => length >= size)
  const [unit, size] = UNITS[first === -1 ? UNITS.length - 1 : first] ?? ['second', 1_000]
  const large = formatUnit(Math.floor(length / size), unit, language)
  const next = UNITS[first + 1]
  if (first === -1 || next === undefined || unit === 'minute') return large
  const rest = Math.floor((length % size) / next[1])
  return rest === 0 ? large : `${large} ${formatUnit(rest, next[0], language)}`
}

/** A window in whole hours: 24h rather than 1d. */
export function formatHours(ms: number, language: Language): string {
  return formatUnit(Math.round(ms / 3_600_000), 'hour', language)
}

/** An exact length, for evidence and windows: 0.7s, 16s, 1m 35s, in the same parts as the engine's English. */
export function formatSpan(ms: number, language: Language): string {
  return spanParts(ms)
    .map(([value, unit]) => formatUnit(value, unit, language))
    .join(' ')
}

/** How far something is behind: 12ms, from a second on as any length. */
export function formatLag(ms: number, language: Language): string {
  return ms < 1_000 ? formatUnit(Math.round(ms), 'millisecond', language) : formatSpan(ms, language)
}

/** A time difference with its sign, for evidence and Δt columns: +1.2s, -41s, +1m 35s. */
export function formatDelta(ms: number, language: Language): string {
  const span = formatSpan(Math.abs(ms), language)
  return span === formatSpan(0, language) ? span : `${ms < 0 ? '-' : '+'}${span}`
}
