// MIB texts -> catalogue sections: OIDs, conventions, what the names let one guess; and nothing that a text can say makes it fail.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCatalog } from '../catalog/catalog.ts'
import { STANDARD_MIBS } from '../catalog/standard-catalog.ts'
import { ACME_MIB, OLD_ACME_MIB } from './acme-mib.test-support.ts'
import { compileCatalog } from './compile-catalog.ts'
import { parseSmi } from './parse-smi.ts'
import { resolveSmi, type ResolvedModule } from './resolve-smi.ts'

const shipped = createCatalog(STANDARD_MIBS)
const compiled = (module: ResolvedModule) =>
  compileCatalog(module, { object: shipped.objectNamed, has: (oid) => shipped.notification(oid) !== undefined })
const only = (text: string): ResolvedModule => {
  const [first] = resolveSmi(parseSmi(text))
  if (first === undefined) throw new Error('no module')
  return first
}
const meanings = (text: string) =>
  compiled(only(text)).notifications.map(
    ({ name, kind, severity, eventClass, component, lastsMinutes }) =>
      `${name}: ${typeof kind === 'string' ? kind : `by ${kind.object} (clear ${kind.clear.join()}, raise ${String(kind.raise)})`} ${typeof severity === 'string' ? severity : 'by value'} ${eventClass} [${component?.map(({ name: part }) => part).join() ?? ''}]${lastsMinutes === undefined ? '' : ` ${lastsMinutes} min`}`,
  )

describe('a MIB in SMIv2', () => {
  it('guesses pairs, severities, classes and parts by name', () => {
    expect(meanings(ACME_MIB)).toEqual([
      'acmeFanFailed: raise major fanFailed [acmeFanName]',
      'acmeFanRestored: clear cleared fanFailed [acmeFanName]',
      'acmeTunnelDown: raise major acmeTunnelDown [ifIndex,ifIndex]',
      'acmeTunnelUp: clear cleared acmeTunnelDown [ifIndex,ifIndex]',
      'acmeStateChange: by acmeFanState (clear 1, raise 2,3) major acmeStateChange [row]',
      'acmeConfigSaved: notice indeterminate acmeConfigSaved []',
      'acmeLicenseExpired: raise warning acmeLicenseExpired [] 60 min',
      'acmeQueueAlarm: raise warning acmeQueueAlarm []',
      'acmeQueueAlarmClear: clear cleared acmeQueueAlarm []',
    ])
  })

  it('takes OIDs, enumerations and display hints of its conventions', () => {
    const { objects, notifications } = compiled(only(ACME_MIB))
    expect(objects['acmeFanState']).toEqual({
      oid: '1.3.6.1.4.1.99999.1.1.1.2',
      values: { 1: 'ok', 2: 'degraded', 3: 'failed' },
    })
    expect(objects['acmeKey']).toEqual({ oid: '1.3.6.1.4.1.99999.1.2', format: 'mac' })
    expect(objects['ifIndex'], 'the shipped catalogue has it').toBeUndefined()
    expect(notifications[0]?.oid).toBe('1.3.6.1.4.1.99999.0.1')
  })

  it('lists what hangs on a module that is not there', () => {
    expect(only(ACME_MIB).unresolved).toEqual([{ name: 'acmeElsewhere', missing: 'acmeRoot', module: 'ACME-SMI' }])
    const smi = 'ACME-SMI DEFINITIONS ::= BEGIN acmeRoot OBJECT IDENTIFIER ::= { enterprises 7 } END'
    const [both] = resolveSmi([...parseSmi(ACME_MIB), ...parseSmi(smi)])
    expect(both?.unresolved).toEqual([])
    expect(both?.notifications.at(-1)?.dottedOid).toBe('1.3.6.1.4.1.7.8')
  })
})

describe('a MIB in SMIv1', () => {
  it('gives traps their OIDs (RFC 2576) and reads severity notes', () => {
    expect(only(OLD_ACME_MIB).notifications.map(({ name, dottedOid }) => `${name} ${dottedOid}`)).toEqual([
      'oldCardOut 1.3.6.1.4.1.99998.0.1',
      'oldCardIn 1.3.6.1.4.1.99998.0.2',
      'oldColdStart 1.3.6.1.6.3.1.1.5.1',
    ])
    expect(meanings(OLD_ACME_MIB), 'coldStart ships').toEqual([
      'oldCardOut: raise major oldCardOut [oldSlot] 60 min',
      'oldCardIn: notice indeterminate oldCardIn [oldSlot]',
    ])
  })
})

describe('other texts', () => {
  it('reads the MIBs that come with net-snmp', () => {
    const folder = join(dirname(createRequire(import.meta.url).resolve('net-snmp')), 'lib/mibs')
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'))
    const modules = resolveSmi(texts.flatMap(parseSmi))
    const found = new Map(modules.flatMap(({ notifications }) => notifications.map((one) => [one.name, one.dottedOid])))
    expect(found.get('linkDown')).toBe('1.3.6.1.6.3.1.1.5.3')
    expect(found.get('authenticationFailure')).toBe('1.3.6.1.6.3.1.1.5.5')
    expect(modules.flatMap(({ unresolved }) => unresolved)).toEqual([])
    expect(modules.find(({ name }) => name === 'IF-MIB')?.object('ifAdminStatus')?.object).toEqual({
      oid: '1.3.6.1.2.1.2.2.1.7',
      values: { 1: 'up', 2: 'down', 3: 'testing' },
    })
  })

  it.each([
    ['a definition that hangs on itself', 'a OBJECT IDENTIFIER ::= { b 1 } b OBJECT IDENTIFIER ::= { a 1 }'],
    ['no END', 'a OBJECT IDENTIFIER ::= { iso 1'],
    ['an open text', 'a OBJECT-TYPE DESCRIPTION "never closed'],
    ['nothing behind ::=', 'a NOTIFICATION-TYPE OBJECTS { b } ::='],
  ])('%s: no failure', (_, body) => {
    const [module] = resolveSmi(parseSmi(`X-MIB DEFINITIONS ::= BEGIN ${body}`))
    expect(module?.notifications).toEqual([])
  })

  it('any cut or change of a MIB is read without failing', () => {
    const words = ['::=', '{', '}', '"', '--', 'BEGIN', 'END', 'OBJECT-TYPE', 'NOTIFICATION-TYPE', '(', '7', 'SYNTAX']
    fc.assert(
      fc.property(fc.nat(ACME_MIB.length), fc.nat(80), fc.constantFrom(...words), (at, cut, word) => {
        const text = `${ACME_MIB.slice(0, at)} ${word} ${ACME_MIB.slice(at + cut)}`
        for (const module of resolveSmi(parseSmi(text))) expect(compiled(module).mib).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })
})
