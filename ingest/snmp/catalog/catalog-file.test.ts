// The operator's catalogue: over the shipped one, editable, never half right; what `nocturne mib add` writes is what the receiver reads.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileFaultsError } from '../../../platform/structured-text/file-faults-error.ts'
import { toEvent } from '../event-mapping.ts'
import { ACME_MIB } from '../mib/acme-mib.test-support.ts'
import { compileCatalog } from '../mib/compile-catalog.ts'
import { parseSmi } from '../mib/parse-smi.ts'
import { resolveSmi } from '../mib/resolve-smi.ts'
import { withSections, writeCatalog } from '../mib/write-catalog.ts'
import type { Notification } from '../notification.ts'
import { parseCatalog } from './catalog-file.ts'

const sections = resolveSmi(parseSmi(ACME_MIB)).map((module) =>
  compileCatalog(module, { object: () => undefined, has: () => false }),
)
const trap = (trapOid: string, ...varbinds: Notification['varbinds']): Notification => ({
  version: 'v2c',
  trapOid,
  sysUpTime: 1,
  varbinds,
  requestId: 1,
})
const ARRIVAL = { source: '192.0.2.7', receivedAt: 1_800_000_000_000, eventId: () => 'x', domain: 'default' }
const FAN = '1.3.6.1.4.1.99999.1.1.1'
const fan = (number: 1 | 2) =>
  trap(
    `1.3.6.1.4.1.99999.0.${number}`,
    { oid: `${FAN}.2.4`, type: 2, value: number === 1 ? 3 : 1 },
    { oid: `${FAN}.3.4`, type: 4, value: Buffer.from('Tray 4') },
  )
const faultsOf = (text: string): readonly string[] => {
  try {
    parseCatalog(text, 'c.yaml')
  } catch (error) {
    if (error instanceof FileFaultsError) return error.faults
    throw error
  }
  return []
}

describe("the operator's catalogue", () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalog-'))
    file = join(folder, 'trap-catalog.yaml')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('a trap of an added MIB has its class, part and words; its end clears it', () => {
    writeCatalog(file, withSections(file, sections, false).text)
    const catalog = parseCatalog(readFileSync(file, 'utf8'), file)
    const [failed, restored] = [toEvent(catalog, fan(1), ARRIVAL), toEvent(catalog, fan(2), ARRIVAL)]
    expect(failed).toMatchObject({
      kind: 'raise',
      eventClass: 'fanFailed',
      severity: 'major',
      resource: { component: 'acmeFanName=Tray 4' },
      summary: 'Fan failed: failed, Tray 4',
    })
    expect(restored).toMatchObject({ kind: 'clear', fingerprint: failed.fingerprint })
  })

  it('without its MIB it is a notice that says what is in it', () => {
    const event = toEvent(parseCatalog('mibs: []', 'c.yaml'), fan(1), ARRIVAL)
    expect(event).toMatchObject({ kind: 'notice', eventClass: 'snmpTrap' })
    expect(event.summary).toContain('Tray 4')
  })

  it('what was edited stays unless it is to be replaced; comments stay', () => {
    writeFileSync(
      file,
      withSections(file, sections, false).text.replace('severity: major', 'severity: critical # ours'),
    )
    const kept = withSections(file, sections, false)
    expect(kept).toMatchObject({ added: [], kept: ['ACME-MIB'] })
    expect(kept.text).toContain('severity: critical # ours')
    const other = [{ mib: 'B-MIB', objects: {}, notifications: [] }]
    expect(withSections(file, other, false).text).toContain('severity: critical # ours')
    expect(withSections(file, sections, true).text).not.toContain('# ours')
  })

  it('wins over the shipped catalogue; names of other vendors may be the same', () => {
    const catalog = parseCatalog(
      `mibs:
  - mib: OURS
    objects: { ifName: { oid: 1.3.6.1.4.1.7.1 } }
    notifications:
      - { oid: 1.3.6.1.6.3.1.1.5.3, name: linkDown, eventClass: portLost, kind: notice, severity: minor, summary: 'lost {ifName}', component: [{ name: port, from: [ifName] }] }`,
      'c.yaml',
    )
    const event = toEvent(
      catalog,
      trap('1.3.6.1.6.3.1.1.5.3', { oid: '1.3.6.1.4.1.7.1.0', type: 4, value: Buffer.from('p1') }),
      ARRIVAL,
    )
    expect(event).toMatchObject({ eventClass: 'portLost', summary: 'lost p1', resource: { component: 'port=p1' } })
  })

  it.each([
    ['mibs: 7', 'c.yaml:1 mibs: must be array'],
    ['mibs: [', 'c.yaml:1 is not YAML'],
    [
      'mibs:\n  - mib: A\n    objects: {}\n    notifications:\n      - { name: x }',
      'c.yaml:5 mibs.0.notifications.0: must have required properties',
    ],
    [
      'mibs:\n  - mib: A\n    objects: {}\n    notifications:\n      - { oid: 1.3.6.1.9, name: x, eventClass: x, kind: rise, severity: major, summary: x }',
      'c.yaml:5 mibs.0.notifications.0.kind',
    ],
    [
      'mibs:\n  - mib: A\n    objects: {}\n    notifications:\n      - { oid: 1.3.6.1.9, name: x, eventClass: x, kind: raise, severity: major, summary: x, component: [{ name: a, from: [nowhere] }] }',
      'refers to nowhere',
    ],
  ])('says what is wrong with %j', (text, fault) => {
    expect(faultsOf(text).join('\n')).toContain(fault)
  })
})
