// Why a login failed, in the words of the page.
import { ApiProblem } from '../api/request.ts'

export type LoginFault = 'link' | 'password' | 'unreachable' | 'busy'

/** @param refused what a plain refusal means here @throws what is no answer of the API */
export function loginFaultOf(error: unknown, refused: LoginFault): LoginFault {
  if (!(error instanceof ApiProblem)) throw error
  if (error.status === 429) return 'busy'
  return error.status >= 400 && error.status < 500 ? refused : 'unreachable'
}
