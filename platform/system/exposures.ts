// Settings that are as they ship, or as nobody should run them, where others can reach them. One row each: its word and when it holds.
import type { Config } from '../config/config.ts'

const LOOPBACK = /^(127\.|::1$|localhost$)/

const isOpen = (host: string): boolean => !LOOPBACK.test(host)

const ROWS = {
  /** Every scanner tries `public` first (SNMP v2c sends it in clear text). */
  default_community: ({ snmp, roles }) =>
    roles.includes('ingest') && isOpen(snmp.host) && snmp.communities.includes('public') && snmp.sources.length === 0,
  /** Passwords and tokens in clear text; behind a proxy with TLS the public address is https. */
  plain_http: ({ http }) => isOpen(http.host) && !(http.publicUrl?.startsWith('https:') ?? false),
  /** The user that ClickHouse ships with, without a password. */
  clickhouse_without_password: ({ clickhouse }) => clickhouse.url !== null && clickhouse.password === '',
  /** The setting is for the first start: afterwards it is a secret that lies about. */
  bootstrap_token_set: ({ bootstrapToken }) => bootstrapToken !== null,
} as const satisfies Record<string, (config: Config) => boolean>

export type Exposure = keyof typeof ROWS
export const EXPOSURES = Object.keys(ROWS) as readonly Exposure[] // the keys of a literal are its key type

export function exposuresOf(config: Config): readonly Exposure[] {
  return EXPOSURES.filter((one) => ROWS[one](config))
}
