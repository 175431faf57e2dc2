// The SQL text that is put together in code: inserts. Names are checked against a pattern, values are quoted here and nowhere else.

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/

/** @throws TypeError when the name is not a plain identifier: it never comes from outside */
export function identifier(name: string): string {
  if (!IDENTIFIER.test(name))
    throw new TypeError(`${JSON.stringify(name)} is not the name of a table, column or database`)
  return `\`${name}\``
}

/** A ClickHouse string literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/**
 * The statement before the rows of an insert. Settings stand in the SQL: passed per call they would leak into an embedded connection.
 * - a block is one part, so that its token decides about all of its rows, materialised views included
 * - what a table decides (fsync_after_insert, non_replicated_deduplication_window) stands in its CREATE TABLE
 * - unknown keys are errors, where ClickHouse's default drops them in silence
 * - an object in a String column is kept as its own text: a full record beside its columns is encoded once, not as JSON inside of JSON
 */
export function insertStatement(database: string, table: string, token: string): string {
  const settings = [
    `insert_deduplication_token = ${quoted(token)}`,
    'insert_deduplicate = 1',
    'deduplicate_blocks_in_dependent_materialized_views = 1',
    'async_insert = 0',
    'input_format_skip_unknown_fields = 0',
    'input_format_json_read_objects_as_strings = 1',
    "date_time_input_format = 'best_effort'",
  ]
  return `INSERT INTO ${identifier(database)}.${identifier(table)} SETTINGS ${settings.join(', ')} FORMAT JSONEachRow`
}
