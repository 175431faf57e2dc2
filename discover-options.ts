// The options of `nocturne discover`. Secrets come from files, the environment or the settings: a command line can be read by everybody on the machine.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { credentialsOf, type SnmpCredential } from './ingest/discovery/network/credential.ts'
import type { DiscoveryPolicy } from './ingest/discovery/network/discovery-policy.ts'
import { ConfigError, loadConfig, type Config } from './platform/config/config.ts'
import { parseSnmpUsers, type SnmpUserConfig } from './platform/config/snmp-user.ts'

export class DiscoverUsageError extends Error {}

export interface DiscoverOptions {
  readonly targets: readonly string[]
  readonly credentials: readonly SnmpCredential[]
  readonly follow: readonly string[]
  readonly hops: number
  readonly port: number
  readonly policy: Partial<DiscoveryPolicy>
  readonly out?: string
  readonly state?: string
  readonly quiet: boolean
  readonly server?: { readonly url: string; readonly token: string; readonly dryRun: boolean }
}

export const DISCOVER_USAGE = `usage: nocturne discover TARGET... [options]

TARGET is an address, a name or a range (192.0.2.0/24). Without credentials here, those of the section discovery of the settings are used.

  --community TEXT           v2c (v1 where an agent knows nothing newer); may be given several times
  --community-file FILE      the same, one a line
  --v3-user NAME             with --v3-level noAuthNoPriv | authNoPriv | authPriv (default authPriv)
  --v3-auth PROTOCOL         md5 sha sha224 sha256 sha384 sha512 (default sha256), --v3-auth-key-file FILE
  --v3-priv PROTOCOL         aes aes256b aes256r (default aes), --v3-priv-key-file FILE
  --v3-context NAME
  --hops N --follow RANGE    ask neighbours, too: N away at most, and only in these ranges (may be given several times)
  --port N                   161 unless told
  --timeout MS --retries N --at-once N --rate N      of an answer; devices at a time; requests a second to all of them
  --out FILE                 write a CMDB file (JSON)
  --state FILE               keep what was done there: after a stop the same command goes on with it
  --url URL --token-file FILE      hand it to a server (or the token in NOCTURNE_TOKEN); --dry-run tells only what it would change
  --config FILE --quiet
`

const OPTIONS = {
  community: { type: 'string', multiple: true },
  'community-file': { type: 'string' },
  'v3-user': { type: 'string' },
  'v3-level': { type: 'string', default: 'authPriv' },
  'v3-auth': { type: 'string', default: 'sha256' },
  'v3-auth-key-file': { type: 'string' },
  'v3-priv': { type: 'string', default: 'aes' },
  'v3-priv-key-file': { type: 'string' },
  'v3-context': { type: 'string', default: '' },
  hops: { type: 'string' },
  follow: { type: 'string', multiple: true },
  port: { type: 'string' },
  timeout: { type: 'string' },
  retries: { type: 'string' },
  'at-once': { type: 'string' },
  rate: { type: 'string' },
  out: { type: 'string' },
  state: { type: 'string' },
  url: { type: 'string' },
  'token-file': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  config: { type: 'string' },
  quiet: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parse>['values']

/**
 * Reads the command line.
 * @throws DiscoverUsageError with what is wrong
 */
export function readDiscoverOptions(argv: readonly string[], env: NodeJS.ProcessEnv): DiscoverOptions {
  const { values, positionals } = parse(argv)
  const config = settings(values.config, env)
  const targets = positionals.length > 0 ? positionals : config.targets
  if (targets.length === 0) throw new DiscoverUsageError(`nothing to ask\n\n${DISCOVER_USAGE}`)
  const credentials = credentialsGiven(values, config)
  if (credentials.length === 0)
    throw new DiscoverUsageError('no credential: --community, --community-file, --v3-user or the settings discovery.*')
  const hops = whole(values.hops, '--hops', 0, 32) ?? config.hops
  const follow = values.follow ?? config.follow
  if (hops > 0 && follow.length === 0)
    throw new DiscoverUsageError('--hops needs --follow: the ranges in which neighbours may be asked')
  const server = serverOf(values, env)
  return {
    targets,
    credentials,
    follow,
    hops,
    port: whole(values.port, '--port', 1, 65_535) ?? config.port,
    policy: defined({
      timeoutMs: whole(values.timeout, '--timeout', 50, 60_000),
      retries: whole(values.retries, '--retries', 0, 10),
      devicesAtOnce: whole(values['at-once'], '--at-once', 1, 1000),
      totalPerSecond: whole(values.rate, '--rate', 1, 10_000) ?? config.requestsPerSecond,
    }),
    quiet: values.quiet,
    ...defined({ out: values.out, state: values.state, server }),
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    // parseArgs throws for an unknown or incomplete option only.
    throw new DiscoverUsageError(`${(error as Error).message}\n\n${DISCOVER_USAGE}`)
  }
}

function settings(file: string | undefined, env: NodeJS.ProcessEnv): Config['discovery'] {
  try {
    return loadConfig({ env, ...(file === undefined ? {} : { file }) }).discovery
  } catch (error) {
    if (error instanceof ConfigError) throw new DiscoverUsageError(error.message)
    throw error
  }
}

function credentialsGiven(values: Values, config: Config['discovery']): SnmpCredential[] {
  const file = values['community-file']
  const communities = [...(values.community ?? []), ...(file === undefined ? [] : secretIn(file).split('\n'))]
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const users = values['v3-user'] === undefined ? [] : userOf(values)
  if (communities.length > 0 || users.length > 0) return credentialsOf(users, communities, values['v3-context'])
  return credentialsOf(config.users, config.communities, values['v3-context'])
}

function userOf(values: Values): readonly SnmpUserConfig[] {
  const user = defined({
    name: values['v3-user'],
    level: values['v3-level'],
    authProtocol: values['v3-auth'],
    authKeyFile: values['v3-auth-key-file'],
    privProtocol: values['v3-priv'],
    privKeyFile: values['v3-priv-key-file'],
  })
  const parsed = parseSnmpUsers([user], secretIn)
  if (!parsed.ok) throw new DiscoverUsageError(parsed.fault.replace(/^user 1: /, '--v3-user: '))
  return parsed.value
}

function serverOf(values: Values, env: NodeJS.ProcessEnv): DiscoverOptions['server'] {
  if (values.url === undefined) {
    if (values['dry-run'])
      throw new DiscoverUsageError(
        '--dry-run needs --url: what would change there. Without --url nothing is changed anyway',
      )
    return undefined
  }
  if (!URL.canParse(values.url)) throw new DiscoverUsageError(`--url: ${values.url} is no URL`)
  const file = values['token-file']
  const token = file === undefined ? env['NOCTURNE_TOKEN'] : secretIn(file)
  if (token === undefined || token === '') throw new DiscoverUsageError('--url needs --token-file or NOCTURNE_TOKEN')
  return { url: values.url, token, dryRun: values['dry-run'] }
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new DiscoverUsageError(`${file} cannot be read`)
  }
}

function whole(text: string | undefined, option: string, min: number, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max))
    throw new DiscoverUsageError(`${option} must be a whole number from ${min} to ${max}`)
  return value
}

/** Without what is undefined, as exactOptionalPropertyTypes wants it. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Entries whose value is undefined are gone.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
