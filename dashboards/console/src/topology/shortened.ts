// Names in boxes. The middle goes: names of devices differ at their ends.

/** Signs of East Asian scripts are as wide as about this many Latin ones. */
const WIDE = 1.7
const widthOf = (sign: string): number =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? WIDE : 1

/** As many of the signs as fit into `room`. */
function fitting(signs: readonly string[], room: number): readonly string[] {
  let left = room
  const end = signs.findIndex((sign) => (left -= widthOf(sign)) < 0)
  return end === -1 ? signs : signs.slice(0, end)
}

/**
 * `distribution-switch-17` -> `distrib…tch-17`.
 * @param room in widths of a Latin sign
 */
export function shortened(text: string, room: number): string {
  const signs = Array.from(text)
  if (fitting(signs, room).length === signs.length) return text
  const tail = fitting(signs.toReversed(), (room - 1) / 2).toReversed()
  const head = fitting(signs, room - 1 - tail.reduce((sum, sign) => sum + widthOf(sign), 0))
  return `${head.join('')}…${tail.join('')}`
}
