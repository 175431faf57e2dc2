// Keeps the focus in the page: what had it went with the last page, and a keyboard would start again at the very top.
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** @param contentId the element that holds the pages; takes the focus when another page comes, unless something outside of it has it */
export function useKeptFocus(contentId: string): void {
  const [path] = useLocation()
  const last = useRef(path)
  useEffect(() => {
    // The first page of a visit starts at the top, where "Skip to content" is.
    if (last.current === path) return
    last.current = path
    const { activeElement, body } = document
    const content = document.getElementById(contentId)
    // What has the focus in the content goes with its page, now or when the next one is loaded.
    if (activeElement === null || activeElement === body || content?.contains(activeElement) === true) {
      content?.focus({ preventScroll: true })
    }
  }, [path, contentId])
}
