// Lines between boxes: from border to border, so that an arrow at the end is seen.

export interface Spot {
  readonly x: number
  readonly y: number
}

export const BOX = { width: 108, height: 44 } as const
/** Further than to the next tier, and how far such a line goes around; units of the drawing. */
const FAR = 130
const BEND = 50

/** Straight to the next tier; around what stands between when it goes further, so that it does not seem to end there. */
export function edgeLine(a: Spot, b: Spot): string {
  if (Math.abs(a.y - b.y) <= FAR) {
    const [from, to] = [border(a, b), border(b, a)]
    return `M${from.x} ${from.y}L${to.x} ${to.y}`
  }
  const middle = { x: (a.x + b.x) / 2 + (b.x < a.x ? -BEND : BEND), y: (a.y + b.y) / 2 }
  const [from, to] = [border(a, middle), border(b, middle)]
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`
}

/** Where the line from the middle of a box towards a spot leaves the box. */
function border(box: Spot, towards: Spot): Spot {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y]
  const share = Math.min(
    dx === 0 ? Infinity : BOX.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : BOX.height / 2 / Math.abs(dy),
    1,
  )
  return { x: Math.round(box.x + dx * share), y: Math.round(box.y + dy * share) }
}
