// What is wrong with a part of a file of rules, with the place of it, and the small checks that all parts share.

export interface RuleFault {
  /** Keys and indexes from the top of the file. */
  readonly path: readonly (string | number)[]
  readonly fault: string
}

/** Collects faults below one place. */
export interface Place {
  readonly path: readonly (string | number)[]
  fault(text: string): void
  at(...keys: readonly (string | number)[]): Place
}

export function placeOf(faults: RuleFault[], path: readonly (string | number)[] = []): Place {
  return {
    path,
    fault: (text) => void faults.push({ path, fault: text }),
    at: (...keys) => placeOf(faults, [...path, ...keys]),
  }
}

export type Table = Readonly<Record<string, unknown>>

/** A YAML table with these keys alone; undefined, and a fault, when it is none. */
export function tableWith(value: unknown, keys: readonly string[] | null, place: Place): Table | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    place.fault('must be a table')
    return undefined
  }
  const table = value as Table // a YAML table
  if (keys !== null)
    for (const key of Object.keys(table))
      if (!keys.includes(key)) place.at(key).fault(`is not one of ${keys.join(', ')}`)
  return table
}
