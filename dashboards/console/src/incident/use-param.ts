// One value of the address: what is looked at can be sent as a link, and does not fill the history.
import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'

/** @returns the value, empty when the address has none; and a way to set it: the empty text takes it out */
export function useParam(name: string): readonly [value: string, set: (value: string) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const set = useCallback(
    (value: string) => {
      const params = new URLSearchParams(search)
      if (value === '') params.delete(name)
      else params.set(name, value)
      const text = params.toString()
      navigate(text === '' ? path : `${path}?${text}`, { replace: true })
    },
    [search, path, navigate, name],
  )
  return [new URLSearchParams(search).get(name) ?? '', set]
}
