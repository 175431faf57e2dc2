// Names of notifications as words: `acmeEnvFanFailed` -> acme, env, fan, failed; and what all names of a module begin with.

/** In lower case. */
export function wordsOf(name: string): readonly string[] {
  return (
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .split(/[^A-Za-z0-9]+/)
      .map((word) => word.toLowerCase())
      // The kind of thing that it is says nothing of what it is about.
      .filter((word) => word !== '' && word !== 'trap' && word !== 'notification' && word !== 'notify')
  )
}

/** The words that all names begin with: the vendor's and the module's. At least one word of each name is left. */
export function commonWords(names: readonly (readonly string[])[]): number {
  if (names.length < 2) return 0
  const [first = []] = names
  let common = 0
  while (names.every((words) => words.length > common + 1 && words[common] === first[common])) common++
  return common
}
