// How a wallboard looks, in its address, and the token behind the #: the part of an address that no browser sends and no server logs.
import { LANGUAGES, parseZone } from '../preferences/preferences.ts'
import type { Language, Preferences, TimeZone } from '../preferences/preferences.ts'

const WALL_PATH = '/wall'
export const WALL_THEMES = ['dark', 'light', 'contrast'] as const

export interface WallOptions {
  readonly theme: (typeof WALL_THEMES)[number]
  readonly zone: TimeZone
  readonly language: Language
  /** Seconds that one page stays; 0 = everything on one page. */
  readonly rotateSeconds: number
  /** A sound for each new P1; a person at the screen has to switch it on once. */
  readonly sound: boolean
}

const MAX_ROTATE_SECONDS = 3_600

/** What an address says; how it looks is left to the browser's own choice where the address says nothing. */
type AddressedWall = Partial<Pick<WallOptions, 'theme' | 'zone' | 'language'>> &
  Pick<WallOptions, 'rotateSeconds' | 'sound'>

/** Reads ?theme=&tz=&lang=&rotate=&sound=; what is foreign counts as missing. */
export function parseWallOptions(search: string): AddressedWall {
  const params = new URLSearchParams(search)
  const rotate = Number(params.get('rotate') ?? 0)
  const theme = WALL_THEMES.find((one) => one === params.get('theme'))
  const language = LANGUAGES.find((one) => one === params.get('lang'))
  const zone = params.get('tz')
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(language === undefined ? {} : { language }),
    ...(zone === null ? {} : { zone: parseZone(zone === 'UTC' ? 'utc' : zone) }),
    rotateSeconds: Number.isInteger(rotate) && rotate > 0 ? Math.min(rotate, MAX_ROTATE_SECONDS) : 0,
    sound: params.get('sound') === '1',
  }
}

/** The path of a wallboard with its token. */
export function wallHref({ theme, zone, language, rotateSeconds, sound }: WallOptions, token: string): string {
  const params = new URLSearchParams({ theme, tz: zone === 'utc' ? 'UTC' : zone, lang: language })
  if (rotateSeconds > 0) params.set('rotate', String(rotateSeconds))
  if (sound) params.set('sound', '1')
  return `${WALL_PATH}?${params.toString()}#token=${encodeURIComponent(token)}`
}

/** The token of the link; null: the browser's own session has to do. */
export function wallToken(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/u, '')).get('token')
}

type Place = Pick<Location, 'pathname' | 'search'>

/** Null: the address is not a wallboard's. */
export function wallOptionsAt({ pathname, search }: Place): AddressedWall | null {
  return pathname === WALL_PATH ? parseWallOptions(search) : null
}

/** Colour scheme that the address asks for; null: it asks for none, or is not a wallboard's. */
export function wallScheme(place: Place): 'light' | 'dark' | null {
  const theme = wallOptionsAt(place)?.theme
  if (theme === undefined) return null
  return theme === 'light' ? 'light' : 'dark'
}

export function preferencesOf({ theme, zone, language }: AddressedWall): Partial<Preferences> {
  return {
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(theme === undefined ? {} : { contrast: theme === 'contrast' ? 'more' : 'system' }),
  }
}
