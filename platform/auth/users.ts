// People with a role and, once they have chosen one, a password.
import type { KvMirror } from '../nats/kv-mirror.ts'
import { hashPassword, MIN_PASSWORD_LENGTH, verifyPassword } from './password.ts'
import type { UserRole } from './scopes.ts'
import { randomSecret } from './secret.ts'

export interface UserInfo {
  readonly name: string
  readonly role: UserRole
  readonly createdAt: number
  /** May not log in; the name stays, since the audit speaks of it. */
  readonly disabled: boolean
  /** False: only a login link starts a session. */
  readonly hasPassword: boolean
}

interface UserRecord extends Omit<UserInfo, 'disabled' | 'hasPassword'> {
  readonly passwordHash: string | null
  /** Absent: not disabled. */
  readonly disabled?: boolean
}

type UserChange = Partial<Pick<UserRecord, 'role' | 'disabled' | 'passwordHash'>>

export interface UserBook {
  find(name: string): UserInfo | undefined
  list(): readonly UserInfo[]
  /** Creates the user, or changes role and password of an existing one. @throws RangeError for a bad name or a short password */
  save(input: { name: string; role: UserRole; password: string }, now: number): Promise<void>
  /** A user without a password. @returns false when the name is taken @throws RangeError for a bad name */
  create(input: { name: string; role: UserRole }, now: number): Promise<boolean>
  /** @returns the user as it is then; null when there is none */
  change(name: string, change: UserChange): Promise<UserInfo | null>
  /** @returns false when there is no such user */
  remove(name: string): Promise<boolean>
  /** Takes the same time for an unknown or disabled name, and for one without a password. */
  checkPassword(name: string, password: string): Promise<UserInfo | null>
}

/** Of a user name, as a regular expression with the flag u. */
export const USER_NAME_PATTERN = '^[\\p{L}\\p{N}._@-]{1,64}$'
const NAME = new RegExp(USER_NAME_PATTERN, 'u')
/** Names may have any letters, keys of a bucket may not. */
const keyOf = (name: string) => `user.${Buffer.from(name.normalize('NFKC')).toString('base64url')}`

export function createUserBook(mirror: KvMirror): UserBook {
  /** Of a password that nobody knows; made when first asked for. */
  let nobodysHash: Promise<string> | undefined
  // The bucket is written by this file alone.
  const record = (name: string) => mirror.get(keyOf(name))?.value as UserRecord | undefined
  const info = ({ name, role, createdAt, disabled = false, passwordHash }: UserRecord): UserInfo => ({
    name,
    role,
    createdAt,
    disabled,
    hasPassword: passwordHash !== null,
  })

  function checkName(name: string): void {
    if (!NAME.test(name)) throw new RangeError('a user name is 1 to 64 letters, digits and . _ @ -')
  }

  async function put(user: UserRecord): Promise<void> {
    const existing = mirror.get(keyOf(user.name))
    const saved =
      existing === undefined
        ? await mirror.create(keyOf(user.name), user)
        : await mirror.update(keyOf(user.name), user, existing.revision)
    if (!saved) throw new Error(`user ${user.name} was changed by somebody else meanwhile`)
  }

  return {
    find(name) {
      const found = record(name)
      return found === undefined ? undefined : info(found)
    },
    list: () => mirror.entries('user.').map(([, { value }]) => info(value as UserRecord)),
    async save({ name, role, password }, now) {
      checkName(name)
      const passwordHash = await hashed(password)
      const existing = record(name)
      await put({ ...existing, name, role, createdAt: existing?.createdAt ?? now, passwordHash })
    },
    async create({ name, role }, now) {
      checkName(name)
      return mirror.create(keyOf(name), { name, role, createdAt: now, passwordHash: null } satisfies UserRecord)
    },
    async change(name, change) {
      const existing = record(name)
      if (existing === undefined) return null
      const changed = { ...existing, ...change }
      await put(changed)
      return info(changed)
    },
    async remove(name) {
      if (record(name) === undefined) return false
      await mirror.delete(keyOf(name))
      return true
    },
    async checkPassword(name, password) {
      const user = record(name)
      const known = user?.disabled === true ? null : (user?.passwordHash ?? null)
      const matches = await verifyPassword(password, known ?? (await (nobodysHash ??= hashPassword(randomSecret()))))
      return user !== undefined && known !== null && matches ? info(user) : null
    },
  }
}

/** @throws RangeError for a short password */
export async function hashed(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD_LENGTH)
    throw new RangeError(`a password has at least ${MIN_PASSWORD_LENGTH} characters`)
  return hashPassword(password)
}
