// Figures for people: scores to three digits, so that the last bits of floating point never show.

export function round(value: number, digits = 3): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
