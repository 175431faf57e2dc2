import { expect, it } from 'vitest'
import { SCOPES as SERVER_SCOPES, USER_ROLES as SERVER_ROLES } from '../../../../platform/auth/scopes.ts'
import { SCOPES, USER_ROLES } from './scope.ts'

it('the console knows the scopes and roles that the server has, and no others', () => {
  expect(SCOPES).toEqual(SERVER_SCOPES)
  expect(USER_ROLES).toEqual(SERVER_ROLES)
})
