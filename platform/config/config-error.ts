// Why the process did not start: every fault of its settings at once.

export interface ConfigFault {
  /** `nocturne.yaml:12`, or the environment variable. */
  readonly where: string
  /** Key path in YAML. */
  readonly key: string
  readonly fault: string
}

export class ConfigError extends Error {
  readonly code = 'config_invalid'
  readonly faults: readonly ConfigFault[]

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ where, key, fault }) => `  ${where}: ${key === '' ? '' : `${key} `}${fault}`)
    super(`the settings have ${faults.length} fault${faults.length === 1 ? '' : 's'}\n${lines.join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}
