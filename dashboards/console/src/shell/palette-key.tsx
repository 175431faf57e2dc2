// Ctrl+K and the field in the top bar: load the palette the first time; afterwards it listens for itself.
import { lazy, Suspense, useEffect } from 'react'
import { createValueStore, useStoreValue } from '../stream/value-store.ts'

const CommandPalette = lazy(() => import('./command-palette.tsx'))

const wanted = createValueStore(false)

export function openPalette(): void {
  if (wanted.get()) void import('@mantine/spotlight').then(({ spotlight }) => spotlight.open())
  else wanted.set(true)
}

export function PaletteKey() {
  const loaded = useStoreValue(wanted, (value) => value)
  useEffect(() => {
    if (loaded) return
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      openPalette()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [loaded])
  return (
    loaded && (
      <Suspense fallback={null}>
        <CommandPalette />
      </Suspense>
    )
  )
}
