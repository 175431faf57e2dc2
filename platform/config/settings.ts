// Every process setting, one row each: the only list of names, defaults and meanings. docs/configuration.md is checked against it.
import { LOG_LEVELS } from '../log/log.ts'
import { discoverySettings } from './discovery-settings.ts'
import { ROLES, type Role } from './role.ts'
import { addressRange, choice, integer, list, oneOf, structured, text, url, type Setting } from './setting.ts'
import { heartbeatSettings } from './heartbeat-settings.ts'
import { parseSnmpUsers, type SnmpUserConfig } from './snmp-user.ts'
import { syslogSettings } from './syslog-settings.ts'

const PORT = { min: 0, max: 65_535 }
const MEBIBYTE = 1024 * 1024

/** @param readSecret reads a file that holds a secret */
export function settingTable(readSecret: (file: string) => string) {
  return {
    dataDir: text({
      path: 'dataDir',
      env: 'NOCTURNE_DATA_DIR',
      default: './data',
      doc: 'Directory of everything that is kept: the embedded NATS and ClickHouse, checkpoints, keys.',
    }),
    roles: list<Role>(
      { path: 'roles', env: 'NOCTURNE_ROLES', default: ROLES, doc: `What this process does: ${ROLES.join(', ')}.` },
      (item) => oneOf(ROLES, item),
    ),
    httpHost: text({
      path: 'http.host',
      env: 'NOCTURNE_HTTP_HOST',
      default: '127.0.0.1',
      doc: 'Address that the HTTP server binds.',
    }),
    httpPort: integer(
      { path: 'http.port', env: 'NOCTURNE_HTTP_PORT', default: 8480, doc: 'HTTP port; 0 takes a free one.' },
      PORT,
    ),
    httpPublicUrl: url<string | null>(
      {
        path: 'http.publicUrl',
        env: 'NOCTURNE_PUBLIC_URL',
        default: null,
        doc: 'URL under which people reach the console, when it is not the bound address. With https, cookies are Secure.',
      },
      ['http:', 'https:'],
    ),
    snmpHost: text({
      path: 'snmp.host',
      env: 'NOCTURNE_SNMP_HOST',
      default: '127.0.0.1',
      doc: 'Address that the trap receiver binds.',
    }),
    snmpPort: integer(
      { path: 'snmp.port', env: 'NOCTURNE_SNMP_PORT', default: 1162, doc: 'UDP port for traps; 0 takes a free one.' },
      PORT,
    ),
    snmpCommunities: list(
      {
        path: 'snmp.communities',
        env: 'NOCTURNE_SNMP_COMMUNITIES',
        default: ['public'],
        secret: true,
        doc: 'v1 and v2c communities that are accepted; an empty list turns v1 and v2c off.',
      },
      (item) => ({ ok: true, value: item }),
    ),
    snmpUsers: structured<readonly SnmpUserConfig[]>(
      {
        path: 'snmp.users',
        env: null,
        default: [],
        doc: 'SNMPv3 users: name, level, authProtocol, authKey or authKeyFile, privProtocol, privKey or privKeyFile.',
      },
      'list of users',
      (raw) => parseSnmpUsers(raw, readSecret),
    ),
    snmpV3ReplayMode: choice(
      {
        path: 'snmp.v3ReplayMode',
        env: 'NOCTURNE_SNMP_V3_REPLAY_MODE',
        default: 'lenient',
        doc: 'v3 messages outside of the 150 s window of RFC 3414: strict drops them, lenient drops exact copies only.',
      },
      ['strict', 'lenient'],
    ),
    snmpSources: list(
      {
        path: 'snmp.sources',
        env: 'NOCTURNE_SNMP_SOURCES',
        default: [],
        doc: 'Addresses and CIDR ranges that may send traps; empty allows all.',
      },
      addressRange,
    ),
    snmpCatalog: text<string | null>({
      path: 'snmp.catalog',
      env: 'NOCTURNE_SNMP_CATALOG',
      default: null,
      doc: 'YAML file of notifications that `nocturne mib add` writes; `trap-catalog.yaml` in the data directory when unset. Watched.',
    }),
    ...syslogSettings(),
    ...discoverySettings(readSecret),
    natsUrl: url<string | null>(
      {
        path: 'nats.url',
        env: 'NATS_URL',
        default: null,
        doc: 'NATS servers, comma separated, with user:password@ where needed. Unset: a nats-server child is started.',
        secret: true,
      },
      ['nats:', 'tls:', 'ws:', 'wss:'],
      true,
    ),
    natsServer: text<string | null>({
      path: 'nats.server',
      env: 'NOCTURNE_NATS_SERVER',
      default: null,
      doc: 'Program file of the nats-server to start; looked for on PATH when unset.',
    }),
    natsPort: integer(
      {
        path: 'nats.port',
        env: 'NOCTURNE_NATS_PORT',
        default: 0,
        doc: 'Port of the started nats-server on 127.0.0.1; 0 chooses a free one once and keeps it.',
      },
      PORT,
    ),
    natsMaxBytes: integer(
      {
        path: 'nats.maxMebibytes',
        env: 'NOCTURNE_NATS_MAX_MEBIBYTES',
        default: 4096,
        doc: 'Size of the MONITORING stream in MiB; when full, senders are refused rather than the oldest dropped.',
      },
      { min: 16, max: 1024 * MEBIBYTE },
    ),
    natsMaxAgeHours: integer(
      {
        path: 'nats.maxAgeHours',
        env: 'NOCTURNE_NATS_MAX_AGE_HOURS',
        default: 72,
        doc: 'Age at which messages leave the MONITORING stream.',
      },
      { min: 1, max: 24 * 365 },
    ),
    clickhouseUrl: url<string | null>(
      {
        path: 'clickhouse.url',
        env: 'CLICKHOUSE_URL',
        default: null,
        doc: 'HTTP URL of a ClickHouse server. Unset: an embedded one in the data directory.',
      },
      ['http:', 'https:'],
    ),
    clickhouseDatabase: text(
      { path: 'clickhouse.database', env: 'CLICKHOUSE_DATABASE', default: 'nocturne', doc: 'Database that is used.' },
      { pattern: /^[A-Za-z_][A-Za-z0-9_]{0,63}$/ },
    ),
    clickhouseUser: text({
      path: 'clickhouse.user',
      env: 'CLICKHOUSE_USER',
      default: 'default',
      doc: 'User on the ClickHouse server.',
    }),
    clickhousePassword: structured<string>(
      {
        path: 'clickhouse.password',
        env: 'CLICKHOUSE_PASSWORD',
        default: '',
        secret: true,
        doc: 'Password on the ClickHouse server.',
      },
      'text',
      (raw) => (typeof raw === 'string' ? { ok: true, value: raw } : { ok: false, fault: 'must be text' }),
    ),
    bootstrapToken: text<string | null>(
      {
        path: 'bootstrapToken',
        env: 'NOCTURNE_BOOTSTRAP_TOKEN',
        default: null,
        secret: true,
        doc: 'First start only: the admin API token to create instead of a random one.',
      },
      { minLength: 16 },
    ),
    cmdb: text<string | null>({
      path: 'cmdb',
      env: 'NOCTURNE_CMDB',
      default: null,
      doc: 'CMDB file (JSON, YAML or CSV) to load at start.',
    }),
    mappings: text<string | null>({
      path: 'mappings',
      env: 'NOCTURNE_MAPPINGS',
      default: null,
      doc: 'YAML file that says how the JSON of other tools reads (POST /ingest/generic/<name>). Watched as well.',
    }),
    enrichment: text<string | null>({
      path: 'enrichment',
      env: 'NOCTURNE_ENRICHMENT',
      default: null,
      doc: 'YAML file of enrichment rules: labels, severity, class, domain, drops. Watched: a change needs no restart.',
    }),
    policy: text<string | null>({
      path: 'policy',
      env: 'NOCTURNE_POLICY',
      default: null,
      doc: 'YAML file with thresholds of the engine that this site sets (docs/tune.md). Read at start.',
    }),
    ...heartbeatSettings(),
    domain: text(
      {
        path: 'domain',
        env: 'NOCTURNE_DOMAIN',
        default: 'default',
        doc: 'Correlation domain (tenant or site) of events that name none.',
      },
      { pattern: /^[A-Za-z0-9_-]{1,64}$/ },
    ),
    partitions: integer(
      {
        path: 'partitions',
        env: 'NOCTURNE_PARTITIONS',
        default: 1,
        doc: 'Partitions that domains are hashed to. Fixed once there is data.',
      },
      { min: 1, max: 256 },
    ),
    logLevel: choice(
      { path: 'log.level', env: 'NOCTURNE_LOG_LEVEL', default: 'info', doc: 'Least severe log level that is written.' },
      LOG_LEVELS,
    ),
  } satisfies Record<string, Setting<unknown>>
}

export type SettingTable = ReturnType<typeof settingTable>
