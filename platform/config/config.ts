// The settings of a process: read once from nocturne.yaml and the environment, checked as a whole, frozen.
// Nothing else in the product reads the environment.
import { existsSync, readFileSync } from 'node:fs'
import { ConfigError, type ConfigFault } from './config-error.ts'
import type { ExpectedHeartbeat } from './heartbeat-settings.ts'
import type { Role } from './role.ts'
import type { Setting } from './setting.ts'
import { settingTable, type SettingTable } from './settings.ts'
import type { SnmpUserConfig } from './snmp-user.ts'
import { SYSLOG_LEVELS } from './syslog-settings.ts'
import { readYaml, type YamlValues } from './yaml-values.ts'

export type { Role } from './role.ts'
export type { SnmpUserConfig } from './snmp-user.ts'
export { ConfigError } from './config-error.ts'

export interface Config {
  readonly dataDir: string
  readonly roles: readonly Role[]
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string | null }
  readonly snmp: {
    readonly host: string
    readonly port: number
    readonly communities: readonly string[]
    readonly users: readonly SnmpUserConfig[]
    readonly v3ReplayMode: 'strict' | 'lenient'
    /** Addresses and CIDR ranges; empty = all. */
    readonly sources: readonly string[]
    /** The operator's trap catalogue; null = in the data directory. */
    readonly catalog: string | null
  }
  readonly syslog: {
    readonly listen: readonly ('udp' | 'tcp')[]
    readonly host: string
    readonly port: number
    /** Addresses and CIDR ranges; empty = all. */
    readonly sources: readonly string[]
    /** RFC 5424 number: 0 emergency ... 7 debug. */
    readonly level: number
  }
  readonly discovery: {
    /** Empty: discovery is off. */
    readonly targets: readonly string[]
    /** Addresses and CIDR ranges in which neighbours are asked. */
    readonly follow: readonly string[]
    readonly hops: number
    readonly communities: readonly string[]
    readonly users: readonly SnmpUserConfig[]
    readonly port: number
    /** 0 = only when asked for. */
    readonly intervalMs: number
    readonly requestsPerSecond: number
  }
  readonly nats: {
    readonly url: string | null
    readonly server: string | null
    /** 0 = choose once and keep. */
    readonly port: number
    readonly maxBytes: number
    readonly maxAgeMs: number
  }
  readonly clickhouse: {
    readonly url: string | null
    readonly database: string
    readonly user: string
    readonly password: string
  }
  readonly bootstrapToken: string | null
  readonly cmdb: string | null
  /** File of mappings for /ingest/generic. */
  readonly mappings: string | null
  /** File of enrichment rules. */
  readonly enrichment: string | null
  /** File of the thresholds that the site sets. */
  readonly policy: string | null
  readonly heartbeats: { readonly learn: boolean; readonly expect: readonly ExpectedHeartbeat[] }
  /** Correlation domain of events that name none. */
  readonly domain: string
  readonly partitions: number
  readonly log: { readonly level: string }
}

const DEFAULT_FILE = './nocturne.yaml'
const MEBIBYTE = 1024 * 1024
const HOUR_MS = 3_600_000

type Values = { [K in keyof SettingTable]: SettingTable[K] extends Setting<infer T> ? T : never }

/**
 * Reads the settings. A variable wins over the file; an empty variable counts as unset.
 * @param input.env the environment
 * @param input.file settings file; NOCTURNE_CONFIG, else ./nocturne.yaml when there is one
 * @throws ConfigError with every fault, each with its file:line or variable and its key
 */
export function loadConfig(input: { env: NodeJS.ProcessEnv; file?: string }): Config {
  const faults: ConfigFault[] = []
  const table = settingTable(readSecret)
  const yaml = openYaml(input, Object.values(table), faults)
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(table).map(([name, setting]) => [name, resolve(setting, input.env, yaml, faults)]),
  ) as Values // built from the rows of the table itself
  if (faults.length > 0) throw new ConfigError(faults)
  return freezeDeep(assemble(values))
}

function openYaml(
  input: { env: NodeJS.ProcessEnv; file?: string },
  settings: readonly Setting<unknown>[],
  faults: ConfigFault[],
): YamlValues {
  const asked = input.file ?? nonEmpty(input.env['NOCTURNE_CONFIG'])
  const file = asked ?? DEFAULT_FILE
  if (asked === undefined && !existsSync(file)) return new Map()
  try {
    return readYaml(readFileSync(file, 'utf8'), file, settings, faults)
  } catch (error) {
    faults.push({ where: file, key: '', fault: `cannot be read: ${messageOf(error)}` })
    return new Map()
  }
}

/** Where a setting's value comes from: variable, variable's file, YAML, YAML's file, default. */
function resolve(setting: Setting<unknown>, env: NodeJS.ProcessEnv, yaml: YamlValues, faults: ConfigFault[]): unknown {
  const given = rawValue(setting, env, yaml, faults)
  if (given === undefined) return setting.default
  const parsed = setting.parse(given.raw)
  if (parsed.ok) return parsed.value
  faults.push({ where: given.where, key: setting.path, fault: parsed.fault })
  return setting.default
}

function rawValue(
  setting: Setting<unknown>,
  env: NodeJS.ProcessEnv,
  yaml: YamlValues,
  faults: ConfigFault[],
): { raw: unknown; where: string } | undefined {
  const secretFile = (where: string, file: string) => {
    try {
      return { raw: readSecret(file), where }
    } catch (error) {
      faults.push({ where, key: setting.path, fault: `cannot be read: ${messageOf(error)}` })
      return undefined
    }
  }
  if (setting.env !== null) {
    const value = nonEmpty(env[setting.env])
    if (value !== undefined) return { raw: value, where: setting.env }
    const file = setting.secret ? nonEmpty(env[`${setting.env}_FILE`]) : undefined
    if (file !== undefined) return secretFile(`${setting.env}_FILE`, file)
  }
  const inYaml = yaml.get(setting.path)
  if (inYaml !== undefined) return { raw: inYaml.value, where: inYaml.where }
  const fileInYaml = setting.secret ? yaml.get(`${setting.path}File`) : undefined
  return fileInYaml === undefined ? undefined : secretFile(fileInYaml.where, String(fileInYaml.value))
}

function assemble(v: Values): Config {
  return {
    dataDir: v.dataDir,
    roles: v.roles,
    http: { host: v.httpHost, port: v.httpPort, publicUrl: v.httpPublicUrl },
    snmp: {
      host: v.snmpHost,
      port: v.snmpPort,
      communities: v.snmpCommunities,
      users: v.snmpUsers,
      v3ReplayMode: v.snmpV3ReplayMode,
      sources: v.snmpSources,
      catalog: v.snmpCatalog,
    },
    syslog: {
      listen: v.syslogListen,
      host: v.syslogHost,
      port: v.syslogPort,
      sources: v.syslogSources,
      level: SYSLOG_LEVELS.indexOf(v.syslogLevel),
    },
    discovery: {
      targets: v.discoveryTargets,
      follow: v.discoveryFollow,
      hops: v.discoveryHops,
      communities: v.discoveryCommunities,
      users: v.discoveryUsers,
      port: v.discoveryPort,
      intervalMs: v.discoveryIntervalHours * HOUR_MS,
      requestsPerSecond: v.discoveryRequestsPerSecond,
    },
    nats: {
      url: v.natsUrl,
      server: v.natsServer,
      port: v.natsPort,
      maxBytes: v.natsMaxBytes * MEBIBYTE,
      maxAgeMs: v.natsMaxAgeHours * HOUR_MS,
    },
    clickhouse: {
      url: v.clickhouseUrl,
      database: v.clickhouseDatabase,
      user: v.clickhouseUser,
      password: v.clickhousePassword,
    },
    bootstrapToken: v.bootstrapToken,
    cmdb: v.cmdb,
    mappings: v.mappings,
    enrichment: v.enrichment,
    policy: v.policy,
    heartbeats: { learn: v.heartbeatsLearn === 'on', expect: v.heartbeatsExpect },
    domain: v.domain,
    partitions: v.partitions,
    log: { level: v.logLevel },
  }
}

/** A secret's file, without the line end that editors add. */
function readSecret(file: string): string {
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) freezeDeep(inner)
    Object.freeze(value)
  }
  return value
}
