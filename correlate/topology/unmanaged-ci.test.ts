// What a CI was made of when the CMDB did not have it is found in its id again.
import { describe, expect, it } from 'vitest'
import type { ResourceHints } from '../../ingest/contract/event.ts'
import { resourceOfUnmanaged, unmanagedRef } from './unmanaged-ci.ts'

const MADE: readonly (readonly [id: string, hints: ResourceHints, kept: ResourceHints])[] = [
  ['host:x9', { hostname: 'X9.lan', ip: '10.9.9.9' }, { hostname: 'x9' }],
  ['host:2001:db8::1', { instance: '[2001:db8::1]:9100' }, { hostname: '2001:db8::1' }],
  ['host:10.9.9.9', { ip: '10.9.9.9' }, { hostname: '10.9.9.9' }],
  ['host:two\nlines', { sysName: 'Two\nlines' }, { hostname: 'two\nlines' }],
  ['pod:shop/cart-0', { k8sNamespace: 'shop', k8sPod: 'cart-0' }, { k8sNamespace: 'shop', k8sPod: 'cart-0' }],
  ['pod:cart-0', { k8sPod: 'cart-0' }, { k8sPod: 'cart-0' }],
  ['engine:80001f88', { engineId: '80001F88' }, { engineId: '80001f88' }],
  ['service:mail', { service: 'mail' }, { service: 'mail' }],
]

describe('an unmanaged CI', () => {
  it.each(MADE)('%j', (id, hints, kept) => {
    expect(unmanagedRef({ hints })?.id).toBe(id)
    expect(resourceOfUnmanaged(id)).toEqual({ hints: kept })
    expect(unmanagedRef({ hints: kept })?.id).toBe(id)
  })

  it('named by its sender => by that id; made for nothing => nothing', () => {
    expect(resourceOfUnmanaged('core-sw-9')).toEqual({ ci: 'core-sw-9' })
    expect(resourceOfUnmanaged('unidentified:13279fb31d062523')).toBeNull()
  })
})
