import { describe, expect, it } from 'vitest'
import { EngineTable, judgeOwn, type Timeliness } from './engine-table.ts'

const LIMITS = { engines: 3, perSource: 5, perSourceBurst: 20, total: 50, totalBurst: 40 }
const MAX_BOOTS = 2 ** 31 - 1

describe('timeliness of another engine (RFC 3414 section 3.2-7b)', () => {
  /** boots, time in seconds, received at second, verdict. */
  const CASES: readonly (readonly [string, readonly (readonly [number, number, number, Timeliness])[]])[] = [
    ['first message sets the clock', [[3, 100, 0, 'in_window']]],
    ['time moves on', [[3, 100, 0, 'in_window'], [3, 160, 60, 'in_window']]],
    ['150 s late is in time', [[3, 100, 0, 'in_window'], [3, 100, 150, 'in_window']]],
    ['151 s late is not', [[3, 100, 0, 'in_window'], [3, 100, 151, 'out_of_window']]],
    ['an old time does not hold the clock back', [[3, 1000, 0, 'in_window'], [3, 849, 0, 'out_of_window'], [3, 1000, 100, 'in_window']]],
    ['a restart begins a new clock', [[3, 100_000, 0, 'in_window'], [4, 5, 1, 'in_window'], [3, 100_001, 2, 'out_of_window']]],
    ['boots that went down', [[3, 100, 0, 'in_window'], [2, 100, 1, 'out_of_window']]],
    ['boots that cannot grow any more', [[MAX_BOOTS, 100, 0, 'out_of_window']]],
    ['a sender that always says the same', [[1, 0, 0, 'in_window'], [1, 0, 100, 'in_window'], [1, 0, 200, 'out_of_window']]],
  ] // prettier-ignore
  it.each(CASES)('%s', (_, messages) => {
    const table = new EngineTable(LIMITS)
    const verdicts = messages.map(([boots, time, at]) => table.judge('e u', boots, time, at * 1000))
    expect(verdicts).toEqual(messages.map(([, , , verdict]) => verdict))
  })

  it('forgets the engine that was silent for longest', () => {
    const table = new EngineTable(LIMITS)
    for (const engine of ['a', 'b', 'c', 'a', 'd']) table.judge(engine, 1, 1, 0)
    expect([table.size, table.knows('a'), table.knows('b')]).toEqual([3, true, false])
  })
})

describe('admission of unknown engines', () => {
  it('lets a known engine through whatever the rates', () => {
    const table = new EngineTable({ ...LIMITS, perSourceBurst: 1 })
    table.judge('known', 1, 1, 0)
    const admitted = Array.from({ length: 100 }, () => table.admits('known', '10.0.0.1', 0))
    expect(admitted.every(Boolean)).toBe(true)
  })

  it('bounds one source', () => {
    const table = new EngineTable(LIMITS)
    const admitted = (now: number) =>
      Array.from({ length: 100 }, (_, i) => table.admits(`forged ${i}`, '10.0.0.1', now)).filter(Boolean).length
    expect(admitted(0)).toBe(20)
    expect(admitted(1000)).toBe(5)
  })

  it('bounds all sources together, since sources can be forged', () => {
    const table = new EngineTable(LIMITS)
    const admitted = Array.from({ length: 5000 }, (_, i) => table.admits(`forged ${i}`, `10.0.${i >> 8}.${i & 255}`, 0))
    expect(admitted.filter(Boolean).length).toBe(40)
  })
})

describe('timeliness of a message to ourselves (RFC 3414 section 3.2-7a)', () => {
  const own = { boots: 5, time: 1000 }
  it.each([
    ['now', 5, 1000, 'in_window'],
    ['150 s ahead', 5, 1150, 'in_window'],
    ['151 s behind', 5, 849, 'out_of_window'],
    ['an earlier start of ours', 4, 1000, 'out_of_window'],
    ['never synchronised', 0, 0, 'out_of_window'],
  ] as const)('%s', (_, boots, time, verdict) => {
    expect(judgeOwn(own, boots, time)).toBe(verdict)
  })
})
