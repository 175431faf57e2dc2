// The limits of discovery in one place, each with its reason. What a network's people may want otherwise is a setting or an option.

export interface DiscoveryPolicy {
  /** Milliseconds that an agent has to answer one request. Loaded access switches take most of a second for a bulk answer. */
  readonly timeoutMs: number
  /** Requests are sent again this often: UDP loses some. */
  readonly retries: number
  /** Rows asked for in one GETBULK: about what fits 1,472 octets of rows of 50. */
  readonly pageSize: number
  /** Requests a second to one device: a small switch's CPU serves SNMP beside its spanning tree. */
  readonly perDevicePerSecond: number
  /** Requests a second to all of them: about 1.5 Mbit/s of management traffic. */
  readonly totalPerSecond: number
  /** Devices asked at the same time: what does not answer waits for its timeouts, and others need not wait with it. */
  readonly devicesAtOnce: number
  /** A device that takes longer is left with what it said until then. */
  readonly deviceTimeMs: number
  /** Rows of one column: a chassis has some thousand interfaces; a forwarding table of more is a core's, where it says little. */
  readonly rowsPerColumn: number
  /** Addresses of one range: a /20. A wider range is a mistake, or worth several. */
  readonly addressesPerRange: number
  /** Addresses of a run, neighbours that are followed among them. */
  readonly addressesPerRun: number
  /** MACs on a port up to which they are hosts attached to it. More, and there is another switch behind it that does not speak LLDP. */
  readonly hostsPerPort: number
  /** Interfaces that are told of a device: beyond it they are logical ones by the thousand. */
  readonly interfacesPerDevice: number
  /** Days that the facts of a device that no longer answers are still reported. After that it counts as not seen any more. */
  readonly keepDays: number
}

export const DISCOVERY_POLICY: DiscoveryPolicy = {
  timeoutMs: 2000,
  retries: 1,
  pageSize: 25,
  perDevicePerSecond: 30,
  totalPerSecond: 300,
  devicesAtOnce: 32,
  deviceTimeMs: 180_000,
  rowsPerColumn: 20_000,
  addressesPerRange: 4096,
  addressesPerRun: 20_000,
  hostsPerPort: 2,
  interfacesPerDevice: 2000,
  keepDays: 7,
}
