// A short sound for each P1 that was not there before; silent until a person has switched it on at the screen (browsers want that, too).
import { useEffect, useRef, useState } from 'react'
import type { Incident } from '../contract.ts'

const PITCH_HZ = 880
const LENGTH_S = 0.35
const LOUDNESS = 0.2

function beep(audio: AudioContext): void {
  const tone = audio.createOscillator()
  const gain = audio.createGain()
  tone.frequency.value = PITCH_HZ
  gain.gain.setValueAtTime(LOUDNESS, audio.currentTime)
  gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + LENGTH_S)
  tone.connect(gain).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + LENGTH_S)
}

export function useNewP1Sound(urgent: readonly Incident[]): { readonly armed: boolean; readonly arm: () => void } {
  const [audio, setAudio] = useState<AudioContext | null>(null)
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const now = new Set(urgent.filter(({ priority }) => priority === 'P1').map(({ id }) => id))
    const isNew = known.current !== null && [...now].some((id) => known.current?.has(id) !== true)
    known.current = now
    if (isNew && audio !== null) beep(audio)
  }, [urgent, audio])
  return {
    armed: audio !== null,
    arm() {
      const made = new AudioContext()
      beep(made)
      setAudio(made)
    },
  }
}
