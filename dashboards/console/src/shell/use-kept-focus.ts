// Keeps the focus in the page: what had it went with the last page, and a keyboard would start again at the very top.
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** @param contentId the element that holds the pages; takes the focus when nothing has it after another page came */
export function useKeptFocus(contentId: string): void {
  const [path] = useLocation()
  const last = useRef(path)
  useEffect(() => {
    // The first page of a visit starts at the top, where "Skip to content" is.
    if (last.current === path) return
    last.current = path
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) {
      document.getElementById(contentId)?.focus({ preventScroll: true })
    }
  }, [path, contentId])
}
