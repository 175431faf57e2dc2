import { describe, expect, it } from 'vitest'
import type { InventoryReport } from '../contract/inventory.ts'
import type { ReportMode } from '../contract/inventory-request.ts'
import { FILES_MEDIA_TYPE, performImport, type ImportJob } from './import-job.ts'
import { aResult } from './import.test-support.ts'
import type { SubmitOutcome } from './submit-report.ts'

const CMDB = JSON.stringify({
  cis: [{ id: 'a' }, { id: 'b' }],
  relationships: [{ from: 'a', to: 'b', type: 'runsOn' }],
})

function job(body: string, parts: Partial<ImportJob> = {}): ImportJob {
  return {
    bytes: Buffer.from(body),
    mediaType: 'application/json',
    charset: null,
    fileName: 'cmdb.json',
    format: null,
    instance: null,
    scope: 'full',
    mode: 'apply',
    actor: 'token:t1',
    id: 'r1',
    at: 1_000,
    ...parts,
  }
}

async function run(one: ImportJob, answer: SubmitOutcome = { kind: 'done', result: aResult() }) {
  const sent: { report: InventoryReport; mode: ReportMode }[] = []
  const outcome = await performImport(one, async (report, mode) => {
    sent.push({ report, mode })
    return answer
  })
  return { outcome, sent }
}

describe('an import', () => {
  it('becomes a report with all that the owner has to know', async () => {
    const { outcome, sent } = await run(job(CMDB, { mode: 'dry_run', scope: 'partial' }))
    expect(sent).toEqual([
      {
        mode: 'dry_run',
        report: {
          id: 'r1',
          source: 'file',
          instance: 'cmdb',
          actor: 'token:t1',
          at: 1_000,
          scope: 'partial',
          cis: [
            { key: 'a', attributes: {} },
            { key: 'b', attributes: {} },
          ],
          relationships: [{ from: 'a', to: 'b', type: 'runsOn' }],
        },
      },
    ])
    const told = { format: 'cmdb', guessed: true, instance: 'cmdb', read: { cis: 2, relationships: 1 } }
    expect(outcome).toMatchObject({ kind: 'done', done: told })
  })

  it('takes several files in one body', async () => {
    const files = [
      { name: 'cis.csv', text: 'id\na\nb\n' },
      { name: 'pairs.csv', text: 'from,to,type\na,b,runsOn\n' },
    ]
    const { sent } = await run(job(JSON.stringify({ files }), { mediaType: FILES_MEDIA_TYPE, instance: 'sheet' }))
    expect(sent[0]?.report).toMatchObject({ source: 'csv', instance: 'sheet', relationships: [{ from: 'a' }] })
  })

  it.each([
    ['a fault in the file', job('{"cis":[{}]}'), 'cmdb', 'expected a non-empty text'],
    ['a format that is not recognised', job('hello'), null, 'looks like none of the formats'],
    ['a format that it is not', job(CMDB, { format: 'netbox' }), 'netbox', 'expected an object of NetBox'],
    ['no text', job('', { bytes: Buffer.from([0xff, 0xff, 0xff]) }), null, 'is not utf-8 text'],
    ['files that are no JSON', job('[', { mediaType: FILES_MEDIA_TYPE }), null, 'the body is not JSON'],
    ['no files', job('{"files":[]}', { mediaType: FILES_MEDIA_TYPE }), null, 'the body has no list "files"'],
    [
      'a file without a text',
      job('{"files":[{"name":"a"}]}', { mediaType: FILES_MEDIA_TYPE }),
      null,
      'each of "files"',
    ],
  ])('%s => nothing is sent', async (_name, one, format, message) => {
    const { outcome, sent } = await run(one)
    expect(sent).toEqual([])
    expect(outcome).toMatchObject({ kind: 'faults', format })
    expect(outcome.kind === 'faults' ? outcome.faults[0]?.message : '').toContain(message)
  })

  it.each<[SubmitOutcome, object]>([
    [{ kind: 'no_owner' }, { kind: 'no_owner' }],
    [{ kind: 'timed_out' }, { kind: 'timed_out' }],
    [
      { kind: 'failed', detail: 'x' },
      { kind: 'failed', detail: 'x' },
    ],
    [
      { kind: 'refused', faults: [{ path: 'instance', message: 'no' }] },
      { kind: 'faults', total: 1 },
    ],
  ])('the owner says %j', async (answer, expected) => {
    expect((await run(job(CMDB), answer)).outcome).toMatchObject(expected)
  })
})
