// `nocturne config`: says whether the settings are right, all faults at once; --print shows what they come to.
import { parseArgs } from 'node:util'
import { ConfigError, loadConfig } from './platform/config/config.ts'

const SECRET_KEYS = new Set(['bootstrapToken', 'password', 'communities', 'authKey', 'privKey', 'url'])

/** @returns 0 when the settings are right, 1 when not */
export async function checkConfig(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { file: { type: 'string' }, print: { type: 'boolean', default: false } },
  })
  try {
    const config = loadConfig({ env: process.env, ...(values.file === undefined ? {} : { file: values.file }) })
    const hidden = (key: string, value: unknown) => (SECRET_KEYS.has(key) && value !== null ? '[set]' : value)
    process.stdout.write(values.print ? `${JSON.stringify(config, hidden, 2)}\n` : 'the settings are right\n')
    return 0
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
