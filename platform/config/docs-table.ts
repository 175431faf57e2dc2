// The settings as the table of docs/configuration.md, which a test compares with it.
import type { Setting } from './setting.ts'
import { settingTable } from './settings.ts'

/** A Markdown table: one row a setting, in the order of the settings. */
export function docsTable(): string {
  const table = settingTable(() => '')
  const rows = Object.values<Setting<unknown>>(table).map((setting) => {
    const env = setting.env === null ? '-' : `\`${setting.env}\``
    const secret = setting.secret ? ' (secret)' : ''
    return `| \`${setting.path}\` | ${env} | ${setting.kind}${secret} | ${defaultText(setting.default)} | ${setting.doc} |`
  })
  return ['| key | variable | value | default | meaning |', '|---|---|---|---|---|', ...rows].join('\n') + '\n'
}

function defaultText(value: unknown): string {
  if (value === null || value === '') return 'unset'
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : `\`${value.join(',')}\``
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
