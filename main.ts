// The command line: one word, one command. Each command is loaded only when asked for, so that `replay` needs no server code.
import { PRODUCT_VERSION } from './platform/package-root/product-version.ts'

interface Command {
  readonly summary: string
  /** @returns the exit code: 0 done, 1 failed, 2 wrongly called */
  run(argv: readonly string[]): Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'run the system; --roles ingest,correlate,writer,api,outbound runs some of it',
    run: async (argv) => (await import('./serve.ts')).serve(argv),
  },
  replay: {
    summary: 'run the engine over a file of events: --cmdb FILE --events FILE --out DIR [--config FILE]',
    run: async (argv) => (await import('./correlate/replay/replay.ts')).runReplay(argv),
  },
  discover: {
    summary: 'ask devices by SNMP what they are and who is at their ports: TARGET... [options], --help',
    run: async (argv) => (await import('./discover-command.ts')).discover(argv),
  },
  import: {
    summary:
      'import an inventory (NetBox, ServiceNow, Prometheus, Kubernetes, CSV, CMDB file): FILE... [--dry-run], see --help',
    run: async (argv) => (await import('./ingest/inventory/cli/run-import.ts')).runImport(argv, process.env),
  },
  mapping: {
    summary: 'check a file of mappings, show what becomes of a sample: --file FILE [--name NAME --sample FILE]',
    run: async (argv) => (await import('./mapping-command.ts')).tryMapping(argv),
  },
  explain: {
    summary:
      'say why an incident of a replay is as it is: --incident ID | --alert ID | --seq N, --out DIR [--json] [--lang zh]',
    run: async (argv) => (await import('./correlate/explain/explain.ts')).runExplain(argv),
  },
  mib: {
    summary:
      'compile MIB files into the trap catalogue: add FILE... [--dry-run] [--replace] [--mibs FOLDER]; list shows it',
    run: async (argv) => (await import('./mib-command.ts')).runMib(argv),
  },
  check: {
    summary:
      'check settings, mappings and enrichment rules with their samples: [--config FILE] [--enrichment FILE] [--mappings FILE]',
    run: async (argv) => (await import('./check-command.ts')).checkFiles(argv),
  },
  config: {
    summary: 'check the settings and list every fault; --print shows them without secrets',
    run: async (argv) => (await import('./config-command.ts')).checkConfig(argv),
  },
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, command]) => `  ${name.padEnd(8)} ${command.summary}`)
  return ['usage: nocturne <command> [options]', '', ...lines, '', '  --version, --help', ''].join('\n')
}

async function main(argv: readonly string[]): Promise<number> {
  const [word, ...rest] = argv
  if (word === '--version') {
    process.stdout.write(`nocturne ${PRODUCT_VERSION}\n`)
    return 0
  }
  if (word === undefined || word === '--help' || word === 'help') {
    process.stdout.write(usage())
    return word === undefined ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined
  if (command === undefined) {
    process.stderr.write(`nocturne: no command ${JSON.stringify(word)}\n\n${usage()}`)
    return 2
  }
  return command.run(rest)
}

process.exitCode = await main(process.argv.slice(2))
