// Keys as data: what listens, the help and the palette all read this table. Alt variants work with single letters switched off and
// are those that ServiceNow's operators know.

export const KEYMAP = {
  down: { letter: 'j', keys: ['ArrowDown'] },
  up: { letter: 'k', keys: ['ArrowUp'] },
  extendDown: { letter: 'J', keys: ['Shift ArrowDown'] },
  extendUp: { letter: 'K', keys: ['Shift ArrowUp'] },
  preview: { letter: 'v', keys: ['Enter'] },
  open: { letter: 'o', alt: 'r' },
  why: { letter: 'w' },
  topology: { letter: 't' },
  tick: { letter: 'x', keys: ['Space'] },
  acknowledge: { letter: 'a', alt: 'k' },
  unacknowledge: { letter: 'A' },
  assignToMe: { letter: 'm', alt: 'y' },
  hold: { letter: 's' },
  silence: { letter: 'S' },
  merge: { letter: 'g' },
  resolve: { letter: 'r', alt: 'x' },
  comment: { letter: 'c' },
  undo: { letter: 'z' },
  showOnly: { letter: 'f' },
  filterOut: { letter: 'F' },
  search: { letter: '/', alt: 's' },
  facets: { letter: 'b' },
  views: { letter: 'V' },
  showNew: { letter: 'n' },
  pause: { letter: 'p', alt: 'l' },
  help: { letter: '?' },
} as const satisfies Record<
  string,
  { readonly letter: string; readonly alt?: string; readonly keys?: readonly string[] }
>

export type KeyAction = keyof typeof KEYMAP
export const KEY_ACTIONS = Object.keys(KEYMAP) as readonly KeyAction[]

/** What of a keyboard event decides. */
export interface KeyStroke {
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** Keys that may be held down; the others would act twice. */
export const REPEATING: readonly KeyAction[] = ['down', 'up', 'extendDown', 'extendUp']

/**
 * Named keys (arrows, Enter) belong to the list that has the focus; they are not read here.
 * @param ofLetter what a single letter means; null when they are switched off
 */
export function actionOfStroke(
  stroke: KeyStroke,
  ofLetter: ((letter: string) => KeyAction | null) | null,
): KeyAction | null {
  if (stroke.ctrlKey || stroke.metaKey) return null
  if (!stroke.altKey) return ofLetter?.(stroke.key) ?? null
  // Alt changes the character on some layouts; the physical key is what the hand means.
  const isMeant = (action: KeyAction): boolean => {
    const row = KEYMAP[action]
    return 'alt' in row && stroke.code === `Key${row.alt.toUpperCase()}`
  }
  return KEY_ACTIONS.find(isMeant) ?? null
}
