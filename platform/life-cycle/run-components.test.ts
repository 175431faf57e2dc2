import { describe, expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { createBackoff } from './backoff.ts'
import type { Component } from './component.ts'
import { runComponents, StartError } from './run-components.ts'
import { stopOnSignals, type SignalSource } from './stop-signals.ts'

const log = createLog({ level: 'silent' })

function recorder() {
  const seen: string[] = []
  const component = (name: string, faults: { start?: Error; stop?: Error; hangs?: true } = {}): Component => ({
    name,
    async start() {
      seen.push(`start ${name}`)
      if (faults.start !== undefined) throw faults.start
    },
    async stop() {
      seen.push(`stop ${name}`)
      if (faults.stop !== undefined) throw faults.stop
      if (faults.hangs) await new Promise(() => undefined)
    },
  })
  return { seen, component }
}

describe('runComponents', () => {
  it('starts in order and stops in reverse, once', async () => {
    const { seen, component } = recorder()
    const running = await runComponents([component('a'), component('b')], log)
    await Promise.all([running.stop(), running.stop()])
    expect(seen).toEqual(['start a', 'start b', 'stop b', 'stop a'])
  })

  it('a start that fails => what ran is stopped, the failed one too, and the error names it', async () => {
    const { seen, component } = recorder()
    const failed = runComponents(
      [component('a'), component('b', { start: new Error('port taken') }), component('c')],
      log,
    )
    await expect(failed).rejects.toThrow(StartError)
    await expect(failed).rejects.toThrow('b could not start: port taken')
    expect(seen).toEqual(['start a', 'start b', 'stop b', 'stop a'])
  })

  it('a stop that hangs or fails does not keep the others', async () => {
    const { seen, component } = recorder()
    const list = [component('a'), component('b', { hangs: true }), component('c', { stop: new Error('x') })]
    const running = await runComponents(list, log, 10)
    await running.stop()
    expect(seen.slice(3)).toEqual(['stop c', 'stop b', 'stop a'])
  })
})

describe('stopOnSignals', () => {
  function fakeProcess() {
    const listeners = new Map<string, (signal: 'SIGINT' | 'SIGTERM') => void>()
    const exits: number[] = []
    const source: SignalSource = {
      on: (signal, listener) => listeners.set(signal, listener),
      off: (signal) => listeners.delete(signal),
      exit: (code) => void exits.push(code),
    }
    return { source, exits, listeners, send: (signal: 'SIGINT' | 'SIGTERM') => listeners.get(signal)?.(signal) }
  }

  it('first signal => stop, then exit 0', async () => {
    const { source, exits, send } = fakeProcess()
    let release: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => (release = resolve))
    stopOnSignals(() => stopped, log, source)
    send('SIGTERM')
    expect(exits).toEqual([])
    release()
    await expect.poll(() => exits).toEqual([0])
  })

  it('second signal => exit at once with the signal number', () => {
    const { source, exits, send } = fakeProcess()
    stopOnSignals(() => new Promise(() => undefined), log, source)
    send('SIGTERM')
    send('SIGINT')
    expect(exits).toEqual([130])
  })

  it('stop fails => exit 1; the listeners can be removed', async () => {
    const { source, exits, send, listeners } = fakeProcess()
    const remove = stopOnSignals(() => Promise.reject(new Error('x')), log, source)
    send('SIGINT')
    await expect.poll(() => exits).toEqual([1])
    remove()
    expect(listeners.size).toBe(0)
  })
})

describe('createBackoff', () => {
  it('doubles up to the longest and starts again after a quiet time', () => {
    const backoff = createBackoff({ firstMs: 100, longestMs: 300, quietMs: 1_000 })
    expect([0, 100, 300, 600, 2_000].map((now) => backoff.next(now))).toEqual([100, 200, 300, 300, 100])
  })
})
