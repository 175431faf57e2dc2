// The public module of the engine. Other folders import from here only.
export type { EngineContext, EngineInput, StepResult } from './input.ts'
export type { Consideration, GroupingProbe, NearIncident } from './grouping/probe.ts'
export { defaultPolicy, policyHash } from './policy.ts'
export type { Policy } from './policy.ts'
export { createState } from './state.ts'
export type { EngineState } from './state.ts'
export { nextTimerAt, releaseCounters, step } from './step.ts'
export { decodeState, encodeState } from './encode-state.ts'
