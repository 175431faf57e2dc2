// The one polite live region of the console and the way to speak in it.
import { VisuallyHidden } from '@mantine/core'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { createAnnouncer } from './announcer.ts'

const SayContext = createContext<(text: string) => void>(() => undefined)

export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('')
  const announcer = useMemo(() => createAnnouncer(setText), [])
  useEffect(() => () => announcer.stop(), [announcer])
  return (
    <SayContext value={announcer.say}>
      {children}
      <VisuallyHidden role="status" aria-live="polite">
        {text}
      </VisuallyHidden>
    </SayContext>
  )
}

export function useSay(): (text: string) => void {
  return useContext(SayContext)
}
