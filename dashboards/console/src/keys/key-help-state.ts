// Whether the list of keys is open: any page may open it, the shell shows it.
import { createValueStore } from '../stream/value-store.ts'

export const keyHelp = createValueStore(false)

export function openKeyHelp(): void {
  keyHelp.set(true)
}
