// A number and its noun in the engine's English: 1 CI, 2 CIs.

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
