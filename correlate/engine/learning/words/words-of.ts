// What an alert says of places and things by name: its labels, the names in its text, and where it is itself. Two alerts that share such a word speak of one thing.
import type { AlertRecord } from '../../state.ts'

/** Words of one alert: of a tool that sends more, the first ones count. */
const MOST = 10
const [SHORTEST, LONGEST] = [4, 64]

/** Labels that say what is wrong, how bad it is or who watches, never where. */
const SAYS_NOTHING_OF_PLACE: ReadonlySet<string> = new Set([
  'alertname',
  'severity',
  'prometheus',
  'prometheus_replica',
  'monitor',
  'receiver',
])

type Told = Pick<AlertRecord, 'ci' | 'eventClass' | 'labels' | 'summary'>

/** Lower case, each once, in the order in which they are said. */
export function wordsOf({ ci, eventClass, labels, summary }: Told): readonly string[] {
  const [words, own] = [new Set<string>(), eventClass.toLowerCase()]
  const add = (word: string): void => {
    if (words.size < MOST && word !== own && word.length >= SHORTEST && word.length <= LONGEST) words.add(word)
  }
  add(ci.name.toLowerCase())
  for (const [name, given] of Object.entries(labels)) {
    const value = given.trim().toLowerCase()
    if (value === '' || SAYS_NOTHING_OF_PLACE.has(name) || value === own) continue
    if (isName(value)) add(value)
    // `team=network` is a word by its label only; an amount is none.
    else if (/\p{L}/u.test(value)) add(`${name}=${value}`)
  }
  for (const [word] of summary.matchAll(WORD)) {
    const name = word.toLowerCase()
    if (isName(name)) add(name)
  }
  return [...words]
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}._:/-]*[\p{L}\p{N}]/gu

/** Whether a word is the name of something, as `db-7`, `ckt88123`, `10.0.0.5` and `cart.shop` are, and not of a kind or an amount. */
function isName(word: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(word)) return true
  if (/^[\d.:,/-]+[a-z%°]{0,4}$/.test(word)) return false
  // The id of one request: as many of them as alerts would push out what is worth remembering.
  if (/^[\da-f-]{24,}$/.test(word)) return false
  return /\p{L}/u.test(word) && /\p{N}/u.test(word)
}
