// Hands the API to components. A context, so that a fake can stand in without mocking the network.
import { createContext, useContext } from 'react'
import type { Endpoints } from './endpoints.ts'

const ApiContext = createContext<Endpoints | null>(null)

export const ApiProvider = ApiContext.Provider

export function useApi(): Endpoints {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('useApi needs an ApiProvider above it')
  return api
}
