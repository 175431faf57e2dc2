// package-lock.json works on every system: `npm ci` refuses it when it leaves out an optional package that another one names.
import { describe, expect, it } from 'vitest'
import { readText } from './root.ts'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, LockedPackage> }
const manifest = JSON.parse(readText('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>

describe('package-lock.json', () => {
  it('has the optional packages of every system', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          packages[`node_modules/${name}`] === undefined && packages[`${path}/node_modules/${name}`] === undefined,
      ),
    )
    expect(missing, 'npm ci would fail on every machine: run `npm run lock` and commit').toEqual([])
  })

  it('names no registry: it is the reader’s choice', () => {
    const resolved = Object.entries(packages).filter(([, { resolved: url }]) => url?.startsWith('http'))
    expect(resolved.map(([path]) => path)).toEqual([])
  })

  it('has what package.json asks for, each at one exact version', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
      expect(packages[`node_modules/${name}`]?.version, `${name}: npm install was not run`).toBe(version)
    }
  })
})
