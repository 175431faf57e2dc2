import { describe, expect, it } from 'vitest'
import { createAnnouncer } from './announcer.ts'

function announcerWithClock() {
  let at = 0
  const said: string[] = []
  const timers: { run: () => void; at: number }[] = []
  const announcer = createAnnouncer(
    (text) => said.push(`${at}: ${text}`),
    () => at,
    (run, ms) => {
      const timer = { run, at: at + ms }
      timers.push(timer)
      return () => timers.splice(timers.indexOf(timer), 1)
    },
  )
  const moveTo = (to: number) => {
    at = to
    for (const timer of timers.splice(0).filter((one) => one.at <= to || !timers.push(one))) timer.run()
  }
  return { announcer, said, moveTo }
}

describe('announcer', () => {
  it('first message at once; then the newest of what came, ten seconds later', () => {
    const { announcer, said, moveTo } = announcerWithClock()
    announcer.say('one')
    moveTo(2_000)
    announcer.say('two')
    moveTo(5_000)
    announcer.say('three')
    moveTo(9_999)
    expect(said).toEqual(['0: one'])
    moveTo(10_000)
    expect(said).toEqual(['0: one', '10000: three'])
  })

  it('stopped => silent', () => {
    const { announcer, said, moveTo } = announcerWithClock()
    announcer.say('one')
    announcer.say('two')
    announcer.stop()
    moveTo(20_000)
    expect(said).toEqual(['0: one'])
  })
})
