import { expect, it } from 'vitest'
import { tellsOfLostSupply } from './lost-supply.ts'

it.each([
  ['upsOnBattery', true],
  ['upsTrapOnBattery', true],
  ['upsLowBattery', true],
  ['MainsLost', true],
  ['pduInputLost', false],
  ['powerSupplyFailed', false],
  ['upsBatteryReplace', false],
  ['linkDown', false],
])('%s: the supply is gone? %s', (eventClass, want) => {
  expect(tellsOfLostSupply(eventClass)).toBe(want)
})
