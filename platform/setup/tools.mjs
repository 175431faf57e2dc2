// The programs beside Node: nats-server to run, and the real monitoring tools that the acceptance tests play against.
// Installs them from the distribution where it may; otherwise says exactly what to type.
import { join } from 'node:path'
import { findProgram, isExecutable, runQuietly } from './run.mjs'
import { SetupError } from './say.mjs'

/** A program is there when one of `commands` is; `tests` is what is skipped without it. */
const NATS = {
  commands: ['nats-server'],
  package: 'nats-server',
  brew: 'nats-server',
  tests: 'every test that runs the system (test/acceptance, test/faults, test/browser)',
}
const TEST_TOOLS = [
  NATS,
  {
    commands: ['snmptrap'],
    package: 'snmp',
    brew: 'net-snmp',
    tests: 'SNMP traps and informs by snmptrap and snmpinform',
  },
  {
    commands: ['snmpsimd', 'snmpsim-command-responder'],
    package: 'snmpsim',
    brew: 'snmpsim',
    tests: 'discovery of recorded devices over a simulator of agents',
  },
  {
    commands: ['prometheus'],
    package: 'prometheus',
    brew: 'prometheus',
    tests: 'alerts and PromQL by a real Prometheus',
  },
  {
    commands: ['prometheus-alertmanager', 'alertmanager'],
    package: 'prometheus-alertmanager',
    brew: 'alertmanager',
    tests: 'the webhook of a real Alertmanager, and amtool against us',
  },
  {
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    package: 'chromium',
    brew: '--cask chromium',
    tests: 'the console in a real browser (test/browser)',
  },
]

/**
 * `start` needs nats-server and fails without it.
 * @param {NodeJS.ProcessEnv} env
 * @param {ReturnType<import('./say.mjs').createProgress>} progress
 */
export async function ensureNatsServer(env, progress) {
  const named = env.NOCTURNE_NATS_SERVER
  if (env.NATS_URL) {
    progress.found('nats-server: not needed, NATS_URL is set')
  } else if (named && !isExecutable(named)) {
    throw new SetupError(`NOCTURNE_NATS_SERVER=${named} is not an executable file`)
  } else if (named || findProgram('nats-server', env)) {
    progress.found(`nats-server: ${named ?? findProgram('nats-server', env)}`)
  } else if ((await install([NATS], env, progress)) !== null || !findProgram('nats-server', env)) {
    throw new SetupError(natsAdvice())
  }
}

/**
 * `test` gets what it can and names what will be skipped.
 * @param {NodeJS.ProcessEnv} env
 * @param {ReturnType<import('./say.mjs').createProgress>} progress
 */
export async function ensureTestTools(env, progress) {
  const absent = () => TEST_TOOLS.filter((tool) => !isThere(tool, env))
  const wanted = absent()
  if (wanted.length === 0) {
    progress.found('tools of the acceptance tests: all there')
    return
  }
  const refusal = await install(wanted, env, progress)
  const still = absent()
  if (still.length === 0) return
  progress.line(`tools of the acceptance tests: ${refusal ?? 'some are still missing after the installation'}`)
  for (const tool of still) progress.line(`  without ${tool.commands[0]} these are skipped: ${tool.tests}`)
  progress.line(`  to run them: sudo apt-get install ${still.map((tool) => tool.package).join(' ')}`)
  progress.line(`  or on macOS: ${still.map((tool) => `brew install ${tool.brew}`).join(' && ')}`)
}

/** @param {{ commands: readonly string[] }} tool */
function isThere(tool, env) {
  if (tool === NATS && env.NOCTURNE_NATS_SERVER && isExecutable(env.NOCTURNE_NATS_SERVER)) return true
  return tool.commands.some((command) => findProgram(command, env) !== null)
}

/** @returns {Promise<string | null>} null when installed, else why not */
async function install(tools, env, progress) {
  const packages = tools.map((tool) => tool.package)
  if (env.NOCTURNE_INSTALL === 'never') return 'NOCTURNE_INSTALL=never forbids installing'
  if (!findProgram('apt-get', env)) return 'no apt-get on this system'
  const isRoot = process.getuid?.() === 0
  if (!isRoot && (await runQuietly('sudo', ['-n', 'true'])).code !== 0)
    return 'not root, and sudo would ask for a password'
  const script = join(import.meta.dirname, 'install-debian.sh')
  const [command, args] = isRoot ? ['sh', [script]] : ['sudo', ['-n', 'sh', script]]
  return progress.during(`installing ${packages.join(', ')} with apt-get`, async () => {
    const { code, output } = await runQuietly(command, [...args, ...packages])
    return code === 0 ? null : `apt-get failed: ${output.split('\n').slice(-3).join(' / ')}`
  })
}

function natsAdvice() {
  return [
    'nats-server is needed and was not found (looked at NOCTURNE_NATS_SERVER, PATH and /usr/sbin). Any one of these:',
    '  Debian, Ubuntu:  sudo apt-get install nats-server',
    '  macOS:           brew install nats-server',
    '  Docker:          docker run -d --name nocturne-nats -p 127.0.0.1:4222:4222 nats:2.12 -js && export NATS_URL=nats://127.0.0.1:4222',
    '  a binary:        export NOCTURNE_NATS_SERVER=/path/to/nats-server   (2.9 or newer)',
    'Then start again.',
  ].join('\n')
}
