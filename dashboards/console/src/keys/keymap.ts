// Keys as data: what listens, the help and the palette all read this table. Alt variants work with single letters switched off and
// are those that ServiceNow's operators know.

export const KEYMAP = {
  down: { letter: 'j', keys: ['ArrowDown'] },
  up: { letter: 'k', keys: ['ArrowUp'] },
  open: { letter: 'o', keys: ['Enter'], alt: 'r' },
  tick: { letter: 'x' },
  acknowledge: { letter: 'a', alt: 'k' },
  unacknowledge: { letter: 'A' },
  assignToMe: { letter: 'm', alt: 'y' },
  resolve: { letter: 'r', alt: 'x' },
  comment: { letter: 'c' },
  showNew: { letter: 'n' },
  preview: { letter: 'v' },
  pause: { letter: 'p', alt: 'l' },
  search: { letter: '/', alt: 's' },
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

/** Named keys (arrows, Enter) belong to the list that has the focus; they are not read here. */
export function actionOfStroke(stroke: KeyStroke, letterKeys: boolean): KeyAction | null {
  if (stroke.ctrlKey || stroke.metaKey) return null
  for (const action of KEY_ACTIONS) {
    const { letter, ...rest } = KEYMAP[action]
    if (stroke.altKey) {
      // Alt changes the character on some layouts; the physical key is what the hand means.
      if ('alt' in rest && stroke.code === `Key${rest.alt.toUpperCase()}`) return action
    } else if (letterKeys && stroke.key === letter) return action
  }
  return null
}
