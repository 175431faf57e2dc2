// docs/cmdb.md is written with the reconciler's own tables in it: `npx vitest run test/house/cmdb-page.test.ts -u` writes it again.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IDENTIFICATION } from '../../correlate/inventory/identification.ts'
import { PRECEDENCE, UNITED } from '../../correlate/inventory/precedence.ts'
import { RETENTION } from '../../correlate/inventory/retention.ts'
import { ROOT } from './root.ts'

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const code = (words: Iterable<string>) =>
  [...words].map((word) => `\`${word.replace(/^attributes\./, '')}\``).join(', ')

const HOUR_MS = 3_600_000
const span = (ms: number) =>
  ms === 0 ? 'at once' : ms % (24 * HOUR_MS) === 0 ? `${ms / (24 * HOUR_MS)} d` : `${ms / HOUR_MS} h`

const identification = table(
  ['identifier', 'attributes', 'of', 'strength', 'why'],
  [...IDENTIFICATION]
    .sort((a, b) => b.strength - a.strength)
    .map(({ identifier, attributes, name, families, strength, why }) => [
      identifier,
      [code(attributes), name === true ? 'the name' : ''].filter((text) => text !== '').join(', '),
      families.filter((family) => family !== 'unknown').join(', '),
      String(strength),
      why,
    ]),
)
const precedence = table(
  ['field', 'believed first to last', 'why'],
  PRECEDENCE.map(({ fields, order, why }) => [code(fields), order.join(' > '), why]),
)
const retention = table(
  ['source', 'gone after', 'why'],
  Object.entries(RETENTION).map(([source, { missingMs, why }]) => [source, span(missingMs), why]),
)

it('docs/cmdb.md says what the tables say', async () => {
  const text = `# Where the CMDB comes from

Several sources speak of the same devices: the CMDB file, imports ([import a CMDB](import-a-cmdb.md)), discovery ([discover](discover.md)), people.
Nocturne keeps what each says and makes one CMDB of it, which the engine works with seconds later, without a restart. Nothing is overwritten in silence:
what a source says otherwise than the one that is believed stays visible as a conflict.

| question | API (\`/api/v1\`) |
|---|---|
| Which sources are there, and how old is their word? | \`GET /cmdb\` |
| Where does this CI come from, and who says otherwise? | \`GET /cmdb/cis/{id}\` |
| What changed, when, by whom? | \`GET /cmdb/revisions\`, \`/cmdb/revisions/{n}\`, \`GET /cis/{id}/history\` |
| How was the topology at that time? | \`GET /cmdb/topology?at=2026-11-21T12:00:00Z\`, with \`ci\` and \`hops\` the part around a CI |
| What is written down and not there, or there and not written down? | \`GET /cmdb/drift?days=30\` |
| Which CIs may be one and the same? | \`GET /cmdb/duplicates\` |
| Which devices do events name that nobody knows? | \`GET /cmdb/unknown\` |

Names help where nobody entered a relationship, or a host: when four of five CIs that differ from it in one number only need a switch, the CI is supposed to need it,
too - if nine of ten CIs are where their numbers say. That counts in grouping and in the search for the cause, with less weight, never in impact or redundancy, and the
incident's *why* says "the CMDB does not say that srv-5 needs access-1, but 4 of 4 named like it need the like". Entering the relationship ends it.

Reading needs the scope \`read\`, deciding and editing \`cmdb:write\`.

## One CI out of several records

Records of different sources become one CI when an identifier of theirs is the same. The strongest one that exactly one CI has decides. Two serial
numbers, engine ids or UUIDs that differ mean two things, whatever weaker identifiers say. A source's own two records are never joined by this.
Serial numbers like \`N/A\`, loopback and link-local addresses identify nothing, and neither does a value that more than eight CIs have.

${identification}

The keys of files, CSV and hand-made records are the ids of their CIs. Others keep the id that they had; a new one gets a readable one made of its
name (\`sw-7\`, \`sw-7.branch\` where the name is taken). A name at two sites joins only the CI of the same site.

What is not clear stays apart and is listed as a possible duplicate. \`POST /cmdb/duplicates\` decides it, and the decision is remembered:

\`\`\`json
{ "a": "core-sw-1", "b": "sw1.example.net", "decision": "merge" }
\`\`\`

\`"apart"\` takes the pair off the list. A merge is undone with the two records that \`decided\` shows (\`file/NOCTURNE_CMDB/core-sw-1\`).

## Who is believed

${precedence}

Attributes that lead events to a CI (${code(UNITED)}) are united: what any source says counts, unless a stronger one says it of another CI. A record
that is missing from its source comes after those that are not. Of two instances of one kind, the first by name is believed.

Relationships of all sources count; both ends of a cable and several sources give one. The strongest source that names a \`redundancy\` word decides it, and
of two that disagree which end needs which, the stronger. An end that is no CI of its own source is taken as an id of the CMDB.

## When something is gone

A *full* report says that what it leaves out is gone from that source. Then:

${retention}

A CI is gone when no source names it. A *partial* report says nothing of what it leaves out. A full report that is older than one that is in is refused.

## Edit by hand

\`\`\`sh
curl -X PATCH -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' localhost:8480/api/v1/cmdb/cis/core-sw-1 \\
  -d '{"owner": "network", "criticality": 5, "attributes": {"rack": "A3"}}'
\`\`\`

Your words stand above all sources; \`null\` takes one back. With a \`type\` it makes a CI that no source names. Whatever the answer lists under
\`difference\` is in force.

## Unknown devices

An event whose device no source knows makes a CI of its own (\`host:web-9\`), which has no place in the topology. The queue shows them with the CIs that
they may be. \`POST /cmdb/unknown\`:

| decision | body | from then on |
|---|---|---|
| a CI of its own | \`{"id": "host:web-9", "decision": "adopt", "edit": {"type": "server", "site": "hq"}}\` | source \`manual\` names it |
| one that is there | \`{"id": "host:web-9", "decision": "link", "ci": "web-09"}\` | the name or address is an alias of that CI |
| nothing | \`{"id": "host:web-9", "decision": "ignore"}\` | it is not shown again |

One that still is unknown five minutes after it was adopted or linked comes back. Alerts that are open keep the CI that they began with.

## Drift

*Unseen*: in a file, NetBox, ServiceNow or made by hand, and neither discovery, Prometheus, Kubernetes nor an alert saw it in that time; services,
sites and circuits, which nothing looks at, are left out. *Undocumented*: seen, and in no such source.

## How it works

One process of role \`correlate\` owns the inventory at a time and another takes over when it is gone; the state is in NATS, and survives restarts
and machines ([decision 0151](decisions/0151-one-owner-of-the-inventory.md)). \`NOCTURNE_CMDB\` is a source like the others: alone it gives exactly
the CIs of the file. With several processes give all of them the same file; a process that owns the inventory and has none configured takes its words out.

Watch \`nocturne_inventory_report_age_seconds\` (a source that stopped reporting), \`nocturne_inventory_conflicts\`, \`nocturne_inventory_duplicates\` and
\`nocturne_inventory_owned\` (the sum over all processes is 1).
`
  await expect(text).toMatchFileSnapshot(join(ROOT, 'docs', 'cmdb.md'))
})
