// People with a password and a role.
import type { KvMirror } from '../nats/kv-mirror.ts'
import { hashPassword, MIN_PASSWORD_LENGTH, verifyPassword } from './password.ts'
import type { UserRole } from './scopes.ts'
import { randomSecret } from './secret.ts'

export interface UserInfo {
  readonly name: string
  readonly role: UserRole
  readonly createdAt: number
}

interface UserRecord extends UserInfo {
  readonly passwordHash: string
}

export interface UserBook {
  find(name: string): UserInfo | undefined
  list(): readonly UserInfo[]
  /** Creates the user, or changes role and password of an existing one. @throws RangeError for a short password */
  save(input: { name: string; role: UserRole; password: string }, now: number): Promise<void>
  /** @returns false when there is no such user */
  remove(name: string): Promise<boolean>
  /** Takes the same time for an unknown name. */
  checkPassword(name: string, password: string): Promise<UserInfo | null>
}

const NAME = /^[\p{L}\p{N}._@-]{1,64}$/u
/** Names may have any letters, keys of a bucket may not. */
const keyOf = (name: string) => `user.${Buffer.from(name.normalize('NFKC')).toString('base64url')}`

export function createUserBook(mirror: KvMirror): UserBook {
  /** Of a password that nobody knows; made when first asked for. */
  let nobodysHash: Promise<string> | undefined
  // The bucket is written by this file alone.
  const record = (name: string) => mirror.get(keyOf(name))?.value as UserRecord | undefined
  const info = ({ name, role, createdAt }: UserRecord): UserInfo => ({ name, role, createdAt })

  return {
    find(name) {
      const found = record(name)
      return found === undefined ? undefined : info(found)
    },
    list: () => mirror.entries('user.').map(([, { value }]) => info(value as UserRecord)),
    async save({ name, role, password }, now) {
      if (!NAME.test(name)) throw new RangeError('a user name is 1 to 64 letters, digits and . _ @ -')
      if (password.length < MIN_PASSWORD_LENGTH)
        throw new RangeError(`a password has at least ${MIN_PASSWORD_LENGTH} characters`)
      const passwordHash = await hashPassword(password)
      const existing = mirror.get(keyOf(name))
      const createdAt = record(name)?.createdAt ?? now
      const user: UserRecord = { name, role, createdAt, passwordHash }
      const saved =
        existing === undefined
          ? await mirror.create(keyOf(name), user)
          : await mirror.update(keyOf(name), user, existing.revision)
      if (!saved) throw new Error(`user ${name} was changed by somebody else meanwhile`)
    },
    async remove(name) {
      if (record(name) === undefined) return false
      await mirror.delete(keyOf(name))
      return true
    },
    async checkPassword(name, password) {
      const user = record(name)
      const matches = await verifyPassword(
        password,
        user?.passwordHash ?? (await (nobodysHash ??= hashPassword(randomSecret()))),
      )
      return user !== undefined && matches ? info(user) : null
    },
  }
}
