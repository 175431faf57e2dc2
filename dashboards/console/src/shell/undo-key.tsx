// The key that takes the last action back, on every page.
import { useKeys } from '../keys/use-keys.ts'
import { undoLast } from './undo.tsx'

export function UndoKey() {
  useKeys({ undo: () => void undoLast() })
  return null
}
