// Names in boxes. The middle goes: names of devices differ at their ends.

/** `distribution-switch-17` -> `distrib…tch-17`. */
export function shortened(text: string, length: number): string {
  const signs = Array.from(text)
  if (signs.length <= length) return text
  const tail = Math.floor((length - 1) / 2)
  return `${signs.slice(0, length - 1 - tail).join('')}…${signs.slice(signs.length - tail).join('')}`
}
