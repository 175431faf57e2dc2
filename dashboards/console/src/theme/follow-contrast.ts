// High contrast: chosen here or wished by the operating system, it is one attribute of <html> that tokens.css reads.
import { onPreferencesChange, readPreferences } from '../preferences/preferences.ts'

/** Sets the attribute now and whenever the choice or the system's wish changes. public/first-paint.js does the same before the first paint. */
export function followContrast(): void {
  const system = window.matchMedia('(prefers-contrast: more)')
  const apply = (): void => {
    const more = readPreferences().contrast === 'more' || system.matches
    if (more) document.documentElement.dataset['contrast'] = 'more'
    else delete document.documentElement.dataset['contrast']
  }
  apply()
  onPreferencesChange(apply)
  system.addEventListener('change', apply)
}
