import { describe, expect, it } from 'vitest'
import { InformLedger } from './inform-ledger.ts'

describe('InformLedger', () => {
  it('first => repeated while pending => stored: both are answered', () => {
    const ledger = new InformLedger(10)
    const answered: string[] = []
    expect(ledger.arrive('a', () => answered.push('1'))).toBe('first')
    expect(ledger.arrive('a', () => answered.push('2'))).toBe('repeated')
    expect(answered).toEqual([])
    ledger.settle('a', true)
    expect(answered).toEqual(['1', '2'])
  })

  it('stored => repeated: answered at once', () => {
    const ledger = new InformLedger(10)
    let answers = 0
    const answer = () => answers++
    ledger.arrive('a', answer)
    ledger.settle('a', true)
    expect(ledger.arrive('a', answer)).toBe('repeated')
    expect(answers).toBe(2)
  })

  it('not stored => never answered, and new when it comes again', () => {
    const ledger = new InformLedger(10)
    let answers = 0
    const answer = () => answers++
    ledger.arrive('a', answer)
    ledger.settle('a', false)
    expect([answers, ledger.knows('a'), ledger.arrive('a', answer)]).toEqual([0, false, 'first'])
  })

  it('keeps a bounded number of informs, and of answers for one', () => {
    const ledger = new InformLedger(100)
    for (let i = 0; i < 1000; i++) ledger.arrive(`i${i}`, () => undefined)
    expect([ledger.knows('i0'), ledger.knows('i999')]).toEqual([false, true])
    let answers = 0
    for (let i = 0; i < 100; i++) ledger.arrive('much repeated', () => answers++)
    ledger.settle('much repeated', true)
    expect(answers).toBe(8)
  })

  it('settles an inform that has become old', () => {
    const ledger = new InformLedger(2)
    let answers = 0
    ledger.arrive('a', () => answers++)
    for (const id of ['b', 'c']) ledger.arrive(id, () => undefined)
    ledger.settle('a', true)
    expect([answers, ledger.arrive('a', () => undefined)]).toEqual([1, 'repeated'])
  })
})
