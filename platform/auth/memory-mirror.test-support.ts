// A KvMirror without NATS: the same compare-and-set, in memory. bus.test.ts holds the real one to the same behaviour.
import type { KvMirror, MirrorEntry } from '../nats/kv-mirror.ts'

export function memoryMirror(): KvMirror {
  const entries = new Map<string, MirrorEntry>()
  let revision = 0
  const set = (key: string, value: unknown): true => {
    entries.set(key, { value: structuredClone(value), revision: ++revision })
    return true
  }
  return {
    name: 'memory',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    get: (key) => entries.get(key),
    entries: (prefix) => [...entries].filter(([key]) => key.startsWith(prefix)),
    create: async (key, value) => !entries.has(key) && set(key, value),
    update: async (key, value, expected) => entries.get(key)?.revision === expected && set(key, value),
    delete: async (key) => void entries.delete(key),
  }
}
