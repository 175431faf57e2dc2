// Why a datagram did not become an event. The same word is in the metric, the dead letter, the log and the tests.

/** Reason word and what it means, in the order of the checks. */
export const REFUSALS = {
  source_not_allowed: 'the sender is not in the allow-list snmp.sources',
  too_large: 'longer than 64 KiB',
  malformed: 'not an SNMP message in strict BER: lengths, nesting or value types are wrong',
  too_many_varbinds: 'more than 256 varbinds',
  oid_too_long: 'an object identifier of more than 128 arcs',
  unsupported_version: 'neither SNMP v1, v2c nor v3',
  unsupported_pdu: 'an SNMP message, but neither a trap nor an inform',
  wrong_community: 'the community is not one of snmp.communities',
  unsupported_security_model: 'v3 with another security model than USM',
  empty_user: 'v3 without a user name: nobody can be held to it',
  unknown_user: 'the v3 user is not one of snmp.users',
  wrong_security_level: 'the message is less or more protected than its v3 user is configured for',
  bad_engine_id: 'an authoritative engineID that RFC 3411 does not allow',
  discovery_rate_limited: 'more v3 discovery requests from one source than are answered',
  engine_rate_limited: 'more unknown v3 engineIDs than keys are localised for',
  wrong_digest: 'the v3 authentication digest does not fit the user and the engineID',
  replayed: 'the same authenticated datagram was accepted before',
  not_in_time_window: 'v3 boots or time outside of the window of RFC 3414 section 3.2-7 (strict mode)',
  decryption_failed: 'the v3 scoped PDU could not be decrypted with the user key',
  undecodable: 'passed the strict check but could not be decoded',
  overload: 'could not be stored and the spool is full; an inform is not answered and comes again',
} as const satisfies Record<string, string>

export type RefusalReason = keyof typeof REFUSALS
export const REFUSAL_REASONS = Object.keys(REFUSALS) as readonly RefusalReason[]
