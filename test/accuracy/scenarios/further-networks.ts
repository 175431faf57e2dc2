// Further mixes of networks (further.ts): what fails in a WAN, on a campus, at sites.
import { campus } from '../estate/campus.ts'
import type { Estate } from '../estate/estate.ts'
import { range } from '../estate/range.ts'
import { sites } from '../estate/sites.ts'
import { wan } from '../estate/wan.ts'
import { badChange, dies, diesUnseen, diskFills, mainsFail, opticsDegrade, powerFails } from '../reality/fault-kinds.ts'
import type { Mix } from './further.ts'

const MINUTE = 60_000

type Build = () => Estate

const wanOf =
  (prefix: string, more = {}): Build =>
  () =>
    wan({ prefix, cores: 6, pops: 7, branchesPerPop: 7, hostsPerBranch: 3, ...more })
const campusOf =
  (prefix: string, more = {}): Build =>
  () =>
    campus({
      prefix,
      buildings: 5,
      accessPerBuilding: 6,
      apsPerAccess: 3,
      pcsPerAccess: 4,
      servers: 14,
      pairs: false,
      ...more,
    })
const sitesOf =
  (prefix: string, more = {}): Build =>
  () =>
    sites({ prefix, sites: 40, serversPerSite: 6, ...more })

/** So many UPS of a region, from the first one's number on. */
function upses(prefix: string, first: number, count: number): string[] {
  return range(count).map((n) => `${prefix}-ups-${first - 1 + n}`)
}

export const NETWORK_MIXES: readonly Mix[] = [
  {
    name: 'wan: a PE router is heard of four minutes after its branches',
    family: 'wan',
    estate: wanOf('aa'),
    faults: [{ at: 25, lasts: 25, fault: dies('aa-pe-3'), root: { laterMs: 4 * MINUTE } }],
  },
  {
    name: 'wan: a collector holds events back by up to ninety seconds, a PE router dies',
    family: 'wan',
    estate: wanOf('ab', { cores: 5, pops: 6 }),
    faults: [{ at: 25, lasts: 25, fault: dies('ab-pe-2') }],
    heldBackSeconds: 90,
  },
  {
    name: 'wan: bad change on a P router of a ring of six',
    family: 'wan',
    estate: wanOf('ac'),
    faults: [{ at: 25, lasts: 20, fault: badChange('ac-p-2', 'down', 50) }],
  },
  {
    name: 'wan: a PE router dies silently, a circuit and a branch router fail elsewhere',
    family: 'wan',
    estate: wanOf('ad', { cores: 8, pops: 20, branchesPerPop: 12 }),
    faults: [
      { at: 20, lasts: 20, fault: dies('ad-pe-6'), root: 'silent' },
      { at: 22, lasts: 18, fault: diesUnseen('ad-circuit-9-3', 'ad-ce-9-3') },
      { at: 23, lasts: 15, fault: dies('ad-ce-12-2') },
    ],
  },
  {
    name: 'wan: two circuits of one PE router fail two minutes apart',
    family: 'wan',
    estate: wanOf('ae'),
    faults: [
      { at: 25, lasts: 25, fault: diesUnseen('ae-circuit-4-2', 'ae-ce-4-2') },
      { at: 27, lasts: 25, fault: diesUnseen('ae-circuit-4-6', 'ae-ce-4-6') },
    ],
  },
  {
    name: 'wan: a PE router dies, a minute later a circuit elsewhere',
    family: 'wan',
    estate: wanOf('af'),
    faults: [
      { at: 25, lasts: 25, fault: dies('af-pe-2') },
      { at: 26, lasts: 25, fault: diesUnseen('af-circuit-5-3', 'af-ce-5-3') },
    ],
  },
  {
    name: "campus: one of two cores dies, a mail server's disk fills up",
    family: 'campus',
    estate: campusOf('ea', { pairs: true }),
    faults: [
      { at: 25, lasts: 25, fault: dies('ea-core-1') },
      { at: 27, lasts: 30, fault: diskFills('ea-srv-3', ['ea-mail-app'], 6) },
    ],
  },
  {
    name: 'campus: a distribution switch is heard of five minutes after what is behind it',
    family: 'campus',
    estate: campusOf('eb'),
    faults: [{ at: 24, lasts: 30, fault: dies('eb-dist-2'), root: { laterMs: 5 * MINUTE } }],
  },
  {
    name: 'campus: mains fail, batteries of two of five buildings run out',
    family: 'campus',
    estate: campusOf('ec'),
    faults: [{ at: 27, lasts: 35, fault: mainsFail('ec-mains', ['ec-ups-2', 'ec-ups-4'], 12) }],
  },
  {
    name: 'campus: bad change on a distribution switch, every fifth trap lost',
    family: 'campus',
    estate: campusOf('ed'),
    faults: [{ at: 27, lasts: 20, fault: badChange('ed-dist-4', 'down', 40) }],
    traps: { lost: 0.2, doubled: 0.1 },
    cmdb: { missingEdges: 0.05, unmanaged: 0.05, staleNames: 0.05 },
  },
  {
    name: 'campus: two access switches of one building die within forty-two seconds',
    family: 'campus',
    estate: campusOf('ee'),
    faults: [
      { at: 25, lasts: 25, fault: dies('ee-acc-2-3') },
      { at: 25.7, lasts: 25, fault: dies('ee-acc-2-5') },
    ],
  },
  {
    name: 'campus: optics of an uplink fade over twelve minutes',
    family: 'campus',
    estate: campusOf('ef'),
    faults: [{ at: 25, lasts: 40, fault: opticsDegrade('ef-dist-3', 'ef-core-1', 12) }],
  },
  {
    name: 'power and site: a grid of ten sites and one of five fail two minutes apart',
    family: 'power and site',
    estate: sitesOf('fa'),
    faults: [
      { at: 25, lasts: 35, fault: mainsFail('fa-grid-1', upses('fa', 1, 10), 13) },
      { at: 27, lasts: 25, fault: mainsFail('fa-grid-3', upses('fa', 21, 5), null) },
    ],
  },
  {
    name: 'power and site: three routers and a UPS of 200 sites fail within six minutes',
    family: 'power and site',
    estate: sitesOf('fb', { sites: 200 }),
    faults: [
      { at: 20, lasts: 15, fault: dies('fb-rt-17') },
      { at: 21, lasts: 15, fault: dies('fb-rt-103') },
      { at: 24, lasts: 13, fault: dies('fb-rt-120') },
      { at: 26, lasts: 13, fault: powerFails('fb-ups-140') },
    ],
  },
]
