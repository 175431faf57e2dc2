// Opens the view that a person chose to start with, once, when the address asks for nothing in particular.
import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useViews } from './use-views.ts'
import { viewPath } from './view-picker.tsx'

/** Once a page load: who goes back to all incidents wants all incidents. */
let done = false

export function useDefaultView(): void {
  const { views, defaultId, loaded } = useViews()
  const [, navigate] = useLocation()
  const search = useSearch()
  const asked = useRef(search !== '')
  useEffect(() => {
    if (!loaded || done) return
    done = true
    const view = views.find(({ id }) => id === defaultId)
    if (view !== undefined && !asked.current) navigate(viewPath(view), { replace: true })
  }, [loaded, views, defaultId, navigate])
}
