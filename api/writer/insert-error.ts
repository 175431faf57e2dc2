// Whether an insert failed because of its rows (the same again fails again) or because ClickHouse is in trouble (the same later succeeds).

/** Codes of ClickHouse errors that a row itself causes: parsing, types, values out of range. */
const ROW_FAULTS: ReadonlySet<number> = new Set([
  6, // CANNOT_PARSE_TEXT
  26, // CANNOT_PARSE_QUOTED_STRING
  27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  38, // CANNOT_PARSE_DATE
  41, // CANNOT_PARSE_DATETIME
  53, // TYPE_MISMATCH
  69, // ARGUMENT_OUT_OF_BOUND
  70, // CANNOT_CONVERT_TYPE
  72, // CANNOT_PARSE_NUMBER
  117, // INCORRECT_DATA
  130, // CANNOT_READ_ARRAY_FROM_TEXT
  131, // TOO_LARGE_STRING_SIZE
  349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  467, // CANNOT_PARSE_BOOL
  636, // CANNOT_EXTRACT_TABLE_STRUCTURE
])

/** ClickHouse's error number, from the client's error or from the text of an embedded one. */
export function clickhouseErrorCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  const code: unknown = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^\d+$/.test(code)) return Number(code)
  const match = /Code: (\d+)\./.exec(error.message)
  return match?.[1] === undefined ? null : Number(match[1])
}

export function isRowFault(error: unknown): boolean {
  const code = clickhouseErrorCode(error)
  return code !== null && ROW_FAULTS.has(code)
}
