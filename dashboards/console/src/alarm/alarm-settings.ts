// When the list makes itself heard: off until somebody switches it on, for each view by itself, kept in this browser.
import { useSyncExternalStore } from 'react'
import type { Severity } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'

export interface Alarm {
  readonly sound: boolean
  /** By the browser, while the console is in the background. */
  readonly notify: boolean
  /** The least severe incident that counts. */
  readonly from: Severity
}

export const SILENT: Alarm = { sound: false, notify: false, from: 'major' }

/** Severities that may ring; what is cleared does not. */
export const ALARM_SEVERITIES = ['critical', 'major', 'minor', 'warning'] as const satisfies readonly Severity[]

const STORAGE_KEY = 'nocturne-alarms'
/** Key of the list without a saved view. */
const NO_VIEW = 'live'

type Alarms = Readonly<Record<string, Alarm>>

/** Storage is anybody's: what is no alarm of ours is left out. */
export function parseAlarms(stored: string | null): Alarms {
  let given: unknown
  try {
    given = JSON.parse(stored ?? '{}')
  } catch {
    return {}
  }
  if (typeof given !== 'object' || given === null) return {}
  const alarms: Record<string, Alarm> = {}
  for (const [view, value] of Object.entries(given)) {
    if (typeof value !== 'object' || value === null) continue
    const { sound, notify, from } = value as Partial<Record<keyof Alarm, unknown>> // each is checked below
    alarms[view] = {
      sound: sound === true,
      notify: notify === true,
      from: ALARM_SEVERITIES.find((one) => one === from) ?? SILENT.from,
    }
  }
  return alarms
}

let current: Alarms | null = null
const listeners = new Set<() => void>()

function read(): Alarms {
  if (current === null) {
    let stored: string | null = null
    try {
      stored = window.localStorage.getItem(STORAGE_KEY)
    } catch {
      // Storage is blocked: the choice lasts as long as the page.
    }
    current = parseAlarms(stored)
  }
  return current
}

export function useAlarm(viewId: string | null): Alarm {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => read()[viewId ?? NO_VIEW] ?? SILENT,
  )
}

export function changeAlarm(viewId: string | null, parts: Partial<Alarm>): void {
  const key = viewId ?? NO_VIEW
  current = { ...read(), [key]: { ...(read()[key] ?? SILENT), ...parts } }
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(current))
  } catch {
    // Storage is blocked or full: the choice still holds for this page.
  }
  for (const listener of listeners) listener()
}

export function isLoudEnough(severity: Severity, from: Severity): boolean {
  return SEVERITY_ORDER[severity] <= SEVERITY_ORDER[from]
}
