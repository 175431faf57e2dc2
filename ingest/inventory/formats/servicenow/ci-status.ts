// ServiceNow's operational and install status, as number or label -> whether the CI is in service.

/** Operational status (operational_status). Non-operational and in repair are there, only broken. */
const OPERATIONAL: Readonly<Record<string, string>> = { 6: 'Retired' }
/** Install status (install_status, hardware_status). */
const INSTALL: Readonly<Record<string, string>> = { 2: 'On Order', 4: 'Pending Install', 6: 'In Stock', 7: 'Retired', 8: 'Stolen', 100: 'Absent' } // prettier-ignore

/** @returns the word of the status that keeps the CI out, null when it is in service */
export function outOfService(operational: string, install: string): string | null {
  return wordIn(OPERATIONAL, operational) ?? wordIn(INSTALL, install)
}

function wordIn(table: Readonly<Record<string, string>>, given: string): string | null {
  return table[given] ?? Object.values(table).find((word) => word.toLowerCase() === given.toLowerCase()) ?? null
}
