// Saved views of the live list: a name for what the address bar says. Each person's own and those shared with everybody, in one key-value
// bucket that every process mirrors. What somebody's own view is called is nobody else's business.
import { randomUUID } from 'node:crypto'
import type { KvMirror } from '../../platform/nats/kv-mirror.ts'
import { stableHash } from '../../platform/hash/stable-hash.ts'

export interface SavedView {
  readonly id: string
  readonly name: string
  /** Query string of the list, without `?`. */
  readonly query: string
  readonly shared: boolean
  /** Who made it: `<kind>:<id>` of the principal. */
  readonly ownerId: string
  /** Their name, for people. */
  readonly owner: string
  readonly revision: number
  /** Epoch ms. */
  readonly updatedAt: number
}

export type NewView = Pick<SavedView, 'name' | 'query' | 'shared'>

export const VIEWS_BUCKET = 'nocturne-views'
/** Of one person: enough for every desk, and a bound on what a script can fill. */
export const MAX_OWN_VIEWS = 100

type ViewRecord = Omit<SavedView, 'id' | 'revision'>
const viewKey = (id: string): string => `view.${id}`
/** Names of people may have what keys may not. */
const defaultKey = (person: string): string => `default.${stableHash(person)}`

export type SaveOutcome = { readonly kind: 'saved'; readonly view: SavedView } | { readonly kind: 'full' | 'overtaken' }

export class ViewBook {
  readonly #mirror: KvMirror

  constructor(mirror: KvMirror) {
    this.#mirror = mirror
  }

  /** Their own and the shared ones, by name. */
  listFor(person: string): readonly SavedView[] {
    return this.#mirror
      .entries('view.')
      .map(([key, { value, revision }]) => ({ id: key.slice(5), ...(value as ViewRecord), revision })) // written by this file alone
      .filter(({ ownerId, shared }) => shared || ownerId === person)
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  }

  findFor(person: string, id: string): SavedView | undefined {
    return this.listFor(person).find((view) => view.id === id)
  }

  async add(person: { readonly id: string; readonly name: string }, view: NewView, now: number): Promise<SaveOutcome> {
    const own = this.listFor(person.id).filter(({ ownerId }) => ownerId === person.id)
    if (own.length >= MAX_OWN_VIEWS) return { kind: 'full' }
    const id = randomUUID()
    const record: ViewRecord = { ...view, ownerId: person.id, owner: person.name, updatedAt: now }
    await this.#mirror.create(viewKey(id), record)
    return { kind: 'saved', view: { id, ...record, revision: this.#mirror.get(viewKey(id))?.revision ?? 0 } }
  }

  /** Replaces what a view says; its owner stays. `overtaken`: somebody changed or deleted it since it was read. */
  async change(known: SavedView, view: NewView, now: number): Promise<SaveOutcome> {
    const { id, revision, ...before } = known
    const record: ViewRecord = { ...before, ...view, updatedAt: now }
    if (!(await this.#mirror.update(viewKey(id), record, revision))) return { kind: 'overtaken' }
    return { kind: 'saved', view: { id, ...record, revision: this.#mirror.get(viewKey(id))?.revision ?? revision } }
  }

  remove(id: string): Promise<void> {
    return this.#mirror.delete(viewKey(id))
  }

  /** The view that a person starts with; null when there is none, or it is gone. */
  defaultOf(person: string): string | null {
    const chosen = this.#mirror.get(defaultKey(person))?.value
    return typeof chosen === 'string' && this.findFor(person, chosen) !== undefined ? chosen : null
  }

  async chooseDefault(person: string, id: string | null): Promise<void> {
    const key = defaultKey(person)
    if (id === null) {
      await this.#mirror.delete(key)
      return
    }
    const known = this.#mirror.get(key)
    // A lost race is two windows of one person: the one that was first stays.
    if (known === undefined) await this.#mirror.create(key, id)
    else await this.#mirror.update(key, id, known.revision)
  }
}
