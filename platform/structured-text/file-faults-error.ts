// A file that a person wrote and that cannot be used, with everything that is wrong with it.

export class FileFaultsError extends Error {
  /** `file:line path: what is wrong`, one each. */
  readonly faults: readonly string[]

  constructor(file: string, faults: readonly string[]) {
    const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`
    super(`${file} has ${count}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'FileFaultsError'
    this.faults = faults
  }
}
