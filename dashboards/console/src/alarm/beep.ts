// The sounds, made by the browser itself: three patterns that are told apart with the back to the screen. No file is loaded.
import type { Severity } from '../contract.ts'

interface Pattern {
  /** Hz. */
  readonly pitch: number
  readonly beeps: number
}

const PATTERNS: Readonly<Partial<Record<Severity, Pattern>>> = {
  critical: { pitch: 880, beeps: 3 },
  major: { pitch: 660, beeps: 2 },
}
const OTHER: Pattern = { pitch: 440, beeps: 1 }

const BEEP_S = 0.16
const GAP_S = 0.1
/** A control room is quiet at night: heard, not startling. */
const VOLUME = 0.18
/** Rises and falls this long, so that it does not click. */
const EDGE_S = 0.015

let context: AudioContext | null = null

/** To be called from a press of a button: browsers let nothing sound before. @returns whether it may sound now */
export async function allowSound(): Promise<boolean> {
  context ??= new AudioContext()
  if (context.state === 'suspended') await context.resume().catch(() => undefined)
  return context.state === 'running'
}

export function beep(severity: Severity): void {
  // After a reload nobody has pressed anything yet: the browser decides whether it may sound.
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume().catch(() => undefined)
  const { pitch, beeps } = PATTERNS[severity] ?? OTHER
  for (let n = 0; n < beeps; n++) {
    const start = context.currentTime + n * (BEEP_S + GAP_S)
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(VOLUME, start + EDGE_S)
    volume.gain.setValueAtTime(VOLUME, start + BEEP_S - EDGE_S)
    volume.gain.linearRampToValueAtTime(0, start + BEEP_S)
    tone.connect(volume).connect(context.destination)
    tone.start(start)
    tone.stop(start + BEEP_S)
  }
}
