// Who is logged in, for the components inside the shell.
import { createContext, useContext } from 'react'
import type { Session } from '../api/endpoints.ts'

const SessionContext = createContext<Session | null>(null)

export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession needs a SessionProvider above it')
  return session
}
