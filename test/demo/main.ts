// npm run demo: starts everything on data of its own, plays the story by real traps and posts, says what to look at, checks how it ended.
// Options: --speed N (default 4: four story seconds a second), --loop, --exit (stop when the story is over).
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import type { Incident } from '../../correlate/contract/incident.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'
import { send, type Target } from './senders.ts'
import { AFTER, BEFORE, FAILURE, RECOVERY, symptomCount, type Step } from './story.ts'

const CMDB = fileURLToPath(new URL('trading-company.cmdb.json', import.meta.url))

interface Options {
  readonly speed: number
  readonly loop: boolean
  readonly exit: boolean
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      speed: { type: 'string', default: '4' },
      loop: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
    },
  })
  const speed = Number(values.speed)
  if (!Number.isFinite(speed) || speed <= 0) throw new Error(`--speed takes a number above 0, not ${values.speed}`)
  return { speed, loop: values.loop, exit: values.exit }
}

async function play(
  target: Target,
  steps: readonly Step[],
  phase: 'firing' | 'resolved',
  startedAt: number,
  speed: number,
): Promise<void> {
  const begun = Date.now()
  for (const step of steps) {
    const due = begun + (step.at * 1000) / speed
    const waitMs = due - Date.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    await send(target, step, phase, startedAt)
  }
}

/** Incidents that were opened since this round began, newest first. */
async function incidentsSince(system: RunningSystem, since: number): Promise<readonly Incident[]> {
  const { items } = await system.get<{ items: Incident[] }>('/api/v1/incidents?limit=200')
  return items.filter((incident) => incident.openedAt >= since - 5000)
}

function describe(incident: Incident): string {
  const root = incident.rootCause[0]
  const cause = root === undefined ? 'no root cause' : `root cause ${root.ci} (${root.score.toFixed(2)})`
  const services = incident.services.map((service) => service.name).join(', ')
  return `  ${incident.id} ${incident.priority} ${incident.state}: ${incident.title}\n    ${incident.alertCount} alert(s), ${cause}${services === '' ? '' : `, services: ${services}`}`
}

/** Plays failure and recovery once. @returns what differs from the story's expected end, empty when nothing does */
async function round(system: RunningSystem, target: Target, speed: number): Promise<readonly string[]> {
  const startedAt = Date.now()
  const faults: string[] = []
  say(`\nA disk fills up on backup-1 ...`)
  await play(target, BEFORE, 'firing', startedAt, speed)
  say(`The core switch dies: ${symptomCount()} symptoms by traps, Prometheus and Alertmanager ...`)
  await play(target, FAILURE, 'firing', startedAt, speed)
  const expected = symptomCount() + 1
  const open = await waitFor('all symptoms to be in incidents', async () => {
    const incidents = (await incidentsSince(system, startedAt)).filter((one) => one.mergedInto === null)
    const alerts = incidents.reduce((sum, one) => sum + one.alertCount, 0)
    return alerts >= expected ? incidents : undefined
  })
  say(`\n${expected} alerts became ${open.length} incidents:`)
  for (const incident of open) say(describe(incident))
  const urgent = open.filter((incident) => incident.priority === 'P1')
  if (urgent.length !== 1) faults.push(`expected one P1 incident, got ${urgent.length}`)
  if (urgent[0]?.rootCause[0]?.ci !== 'core-sw-1') faults.push('expected core-sw-1 ranked first as the root cause')
  if (open.length !== 2) faults.push(`expected the outage and the disk alert as two incidents, got ${open.length}`)
  say(`\nLook at the console now: the P1 incident's page shows why these alerts belong together and the ranked causes.`)
  await new Promise((resolve) => setTimeout(resolve, 8000 / speed))
  say(`The core switch comes back ...`)
  await play(target, RECOVERY, 'resolved', startedAt, speed)
  await play(target, AFTER, 'resolved', startedAt, speed)
  await waitFor(
    'all incidents to be resolved',
    async () => {
      const left = (await incidentsSince(system, startedAt)).filter(
        (one) => one.state !== 'resolved' && one.state !== 'closed',
      )
      return left.length === 0 ? 'resolved' : undefined
    },
    120_000,
  ).then(
    () => say('All incidents are resolved.'),
    () => faults.push('not every incident was resolved at the end'),
  )
  return faults
}

async function main(): Promise<number> {
  const options = readOptions()
  say('Starting Nocturne with the trading company of the demo ...')
  const system = await startSystem({ env: { NOCTURNE_CMDB: CMDB } })
  let interrupted = false
  const stopped = new Promise<void>((resolve) =>
    process.once('SIGINT', () => {
      interrupted = true
      resolve()
    }),
  )
  const target: Target = { url: system.url, snmpPort: system.snmpPort, token: system.ingestToken }
  try {
    say(`Console: ${await system.loginLink()}`)
    let faults: readonly string[]
    do {
      const ended = await Promise.race([round(system, target, options.speed), stopped])
      if (ended === undefined) return 0
      faults = ended
    } while (options.loop && faults.length === 0 && !interrupted)
    for (const fault of faults) say(`NOT AS EXPECTED: ${fault}`)
    if (!options.exit) {
      say('The console stays up until Ctrl+C.')
      await stopped
    }
    return faults.length === 0 ? 0 : 1
  } finally {
    await system.stop()
  }
}

process.exitCode = await main()
