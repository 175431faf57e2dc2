/** 1..n */
export function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}
