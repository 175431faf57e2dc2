import type { EngineState } from './state.ts'
export function encodeState(state: EngineState): string {
  return JSON.stringify(state.seq)
}
export function decodeState(text: string): EngineState {
  throw new SyntaxError(text)
}
