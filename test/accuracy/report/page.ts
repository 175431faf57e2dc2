// docs/accuracy.md: the same code, policy and cases give the same page; only the table of speed is of one machine.
import type { ScenarioResult } from '../run-scenario.ts'
import type { SharedResult } from '../shared/run-shared.ts'
import { GOALS } from '../goals.ts'
import { figure, percent, table } from './markdown.ts'
import { familyTable, worstTable } from './own-tables.ts'
import { sharedTable, speedTable } from './shared-tables.ts'
import { totals } from './totals.ts'

export interface PageParts {
  readonly commit: string
  readonly policy: string
  readonly machine: string
  readonly own: readonly ScenarioResult[]
  /** Empty when the folder of shared cases was not there. */
  readonly shared: readonly SharedResult[]
}

export function page(parts: PageParts): string {
  const { own, shared } = parts
  return [
    '# Accuracy',
    `Written by \`npm run accuracy\` at commit ${parts.commit}, policy ${parts.policy}. One shipped default policy for everything; the engine never sees the truth.`,
    '## Our own scenarios',
    goalTable(own),
    familyTable(own),
    '### The ten weakest',
    worstTable(own),
    HOW_TO_READ,
    ...(shared.length === 0
      ? []
      : [
          '## Cases that others published',
          sharedTable(shared),
          BASELINES,
          '## Speed of replay',
          `Measured on ${parts.machine}; another machine gives other figures.`,
          speedTable(shared),
        ]),
    HOW_IT_IS_MADE,
  ].join('\n\n')
}

function goalTable(own: readonly ScenarioResult[]): string {
  const all = totals(own.map(({ score }) => score))
  const row = (name: string, value: string, goal: string, reached: boolean | null): string[] => [
    name,
    value,
    goal,
    reached === null ? '-' : reached ? 'yes' : 'no',
  ]
  return table(
    ['on all of them', 'measured', 'goal', 'reached'],
    [
      row('pairwise F1', figure(all.f1), `>= ${GOALS.f1}`, all.f1 >= GOALS.f1),
      row('root cause top-1', figure(all.top1), `>= ${GOALS.top1}`, all.top1 >= GOALS.top1),
      row(
        'false merges, pairs of events',
        percent(all.mergedEventPairs),
        `<= ${GOALS.mergedEventPairs * 100} %`,
        all.mergedEventPairs <= GOALS.mergedEventPairs,
      ),
      row(
        'false merges, pairs of faults',
        percent(all.mergedFaultPairs),
        `<= ${GOALS.mergedFaultPairs * 100} %`,
        all.mergedFaultPairs <= GOALS.mergedFaultPairs,
      ),
      row('noise reduction', percent(all.noiseReduction), '-', null),
    ],
  )
}

const HOW_TO_READ = `### How to read it

- **F1**: pairs of events. Of two events of one fault, are they in one incident (recall); of two in one incident, are they of one fault
  (precision)? Mean over the faults of a scenario, then over scenarios. Background noise in a fault's incident counts against precision; an
  event without an incident is alone, which counts against recall.
- **F1 of conditions**: the same over first raises only. Re-sends and clears follow their alert and make any correlator look better.
- **ARI**: adjusted Rand index over the events of faults. 0 is chance.
- **top-1, top-3**: the incident with most of a fault's events ranks the true CI first, or among the first three. Another CI is accepted only
  where no observer could tell (both ends of a cable, a circuit that nobody monitors and the router behind it).
- **merged events, merged faults**: of faults that are there at one time, the share of pairs of events that share an incident, and the
  share of pairs of faults that became one incident.
- **noise reduction**: 1 - incidents / events. It says nothing alone: one incident for everything has the best.
- **development** scenarios may be looked at while the engine is built; **held-out** ones have other seeds and sites and are not. Most held-out ones
  have mixes of faults of their own as well; those called "drawn again" share theirs with a development scenario, which makes them easier.`

const BASELINES = `What others reached on the same data, as far as it is published or simple to compute:

- ait-ads (original / simul-attacks, F1 with noise): one time gap of 2 s 0.717 / 0.214; a gap of 5 s per CI 0.754 / 0.336; a gap of 2 s per class
  0.647 / 0.589. With noise left out: 0.891 / 0.231, 0.806 / 0.367, 0.649 / 0.589.
- rca-alerts: the best of six language models 0.214 top-1 and 0.386 top-3; a heuristic with five hand-tuned weights 0.514 and 0.714; a time gap of
  120 s groups the faults, which follow one another, at ARI 0.894.
- petshop: anomaly traversal 0.571 top-1 on latency, 0.667 to 0.833 on availability.
- pcic2021: a Hawkes process over the topology (THP) 0.577 on 18V and 0.372 on 24V; co-occurrence with a window chosen on the truth 0.671 and 0.404.`

const HOW_IT_IS_MADE = `## How the scenarios are made

\`test/accuracy\` builds an estate (campus, leaf-spine, MPLS, sites with power, virtualisation, microservices, storage; 160 to 20,000 CIs), breaks
something in it, works out what goes down, is cut off, fails, slows or heats up (redundancy holds where it would), and lets tools report it as they do:
SNMP traps within seconds, a few of them lost or doubled; Prometheus after its scrape, evaluation and \`for\`, re-sent every minute on a lease, two tools on
one condition; pings once a minute. Around it runs background noise that no fault explains. The CMDB has holes: missing edges, unknown hosts, old names.
Everything comes from a seed. Each scenario is one row in \`test/accuracy/scenarios\`; its name says what it tests.

\`\`\`
npm run accuracy                                        # all, and this page
npm run accuracy -- --only 'core switch dies' --explain # why one scores as it does
npm run accuracy -- --export DIR                        # cases to replay by hand
\`\`\`

The page is written only by a run of everything. The tests fail when either set gets worse than \`test/accuracy/baseline.json\` says (or than the
goals, once they are reached); \`npm run accuracy -- --record\` records a better state there.
`
