import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { recordAct } from './record-act.ts'

describe.skipIf(natsMissing !== null)('acts that no command carries', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startTestApi()
  })
  afterAll(() => api.stop())

  it('are in the audit, each once, beside the commands', async () => {
    const act = { actor: 'li', at: Date.now(), object: 'HO-1', detail: 'signed' }
    await recordAct(api.bus, { ...act, type: 'signHandover', incidentIds: ['inc-1'] })
    await recordAct(api.bus, { ...act, type: 'returnHandover' })
    const find = (query: string) => api.get<{ items: object[] }>(`/api/v1/audit?${query}`)
    const items = await waitFor('both acts', async () => {
      const found = (await find('actor=li')).items
      return found.length === 2 ? found : undefined
    })
    const signed = expect.objectContaining({ type: 'signHandover', actor: 'li', object: 'HO-1', outcome: 'applied' })
    expect(items).toContainEqual(signed)
    expect((await find('incident=inc-1')).items).toEqual([signed])
  })
})
