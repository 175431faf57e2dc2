// A whole triage by keys alone, in the running product: find, read why, acknowledge, assign, merge, resolve. The focus is seen all the way.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Incident } from '../../correlate/contract/incident.ts'
import { launchChromium } from '../support/chromium.ts'
import { listIncidents } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'
import { handsOn, NOTHING, type Hands } from './hands.ts'

const missing = missingTools('chromium')

describe.skipIf(missing !== '')(`triage by keyboard${missing}`, () => {
  const cleanUp: (() => Promise<void>)[] = []
  let system: RunningSystem
  let page: Page
  let hands: Hands

  beforeAll(async () => {
    system = await startSystem()
    cleanUp.push(() => system.stop())
    for (const [alertname, instance] of [['DiskFull', 'db-7'], ['CertificateExpires', 'web-3']] as const) {
      const labels = { alertname, instance, severity: 'critical' }
      await system.request('/api/v2/alerts', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${system.ingestToken}` },
        body: JSON.stringify([{ labels, annotations: { summary: `${alertname} on ${instance}` } }]),
      })
    } // prettier-ignore
    await waitFor('two incidents', async () => ((await listIncidents(system)).length === 2 ? true : undefined))
    const browser = await launchChromium()
    cleanUp.push(() => browser.close())
    page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      extraHTTPHeaders: { authorization: `Bearer ${system.adminToken}` },
    })
    hands = handsOn(page)
    await page.goto(`${system.url}/live`)
    await page.getByRole('row').nth(2).waitFor()
  })
  // Also what a failed start leaves behind.
  afterAll(async () => {
    for (const undo of cleanUp.reverse()) await undo()
  })

  afterEach(({ task }) => {
    // What the hands did is what one needs to know.
    if (task.result?.state === 'fail') console.error(hands.trail.join('\n'))
  })

  /** The incident of a host, as the API has it. */
  async function incidentOf(host: string): Promise<Incident> {
    const found = (await listIncidents(system, '?state=new,acknowledged,in_progress,on_hold,resolved,closed')).find(
      ({ title }) => title.includes(host),
    )
    if (found === undefined) throw new Error(`no incident about ${host}`)
    return found
  }
  const becomes = (host: string, what: string, is: (incident: Incident) => boolean) =>
    waitFor(what, async () => (is(await incidentOf(host)) ? true : undefined))

  it('find: search, then the row', async () => {
    await hands.press('/')
    await hands.type('db-7')
    await waitFor('one row', async () => ((await page.locator('[role=row][id]').count()) === 1 ? true : undefined))
    await hands.tabTo(/^grid/)
    await hands.press('j')
    await hands.press('Enter')
    await page
      .getByRole('complementary', { name: 'Preview' })
      .getByRole('link', { name: /DiskFull/ })
      .waitFor()
    await hands.press('o')
    await page.waitForURL('**/incidents/**')
    await page.getByRole('heading', { name: /DiskFull/ }).waitFor()
    expect(await hands.where(), 'what has the focus on the new page').not.toBe(NOTHING)
  })

  it('read why its alerts are one', async () => {
    await hands.tabTo(/^tab /)
    await hands.press('ArrowRight')
    await hands.press('ArrowLeft')
    expect(await page.locator('main').innerText()).toMatch(/only alert|one alert|single alert/i)
  })

  it('acknowledge', async () => {
    await hands.press('a')
    await becomes('db-7', 'acknowledged', ({ acknowledgedBy }) => acknowledgedBy !== null)
  })

  it('assign to a colleague', async () => {
    await page.keyboard.press('Home')
    await hands.tabTo(/^button Assign$/)
    await hands.press('Enter')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await page.keyboard.press('Control+a')
    await hands.type('li')
    await hands.press('Enter')
    await becomes('db-7', 'assigned to li', ({ assignee }) => assignee === 'li')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(hands.trail.at(-1), 'after the dialog the focus is somewhere').not.toMatch(/nothing/)
  })

  it('merge into the incident that it is a part of, and go on there', async () => {
    await hands.press('g')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await hands.type('web-3')
    const found = page.getByRole('dialog').getByRole('radio', { name: /web-3/ })
    await found.waitFor()
    await waitFor('one found', async () => ((await page.getByRole('radio').count()) === 1 ? true : undefined))
    await hands.press('Tab')
    await hands.press('Space')
    expect(await found.isChecked()).toBe(true)
    await hands.tabTo(/^button Merge into/)
    await hands.press('Enter')
    const { id } = await incidentOf('web-3')
    await becomes('db-7', 'merged', ({ mergedInto, state }) => mergedInto === id && state === 'closed')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: id }).waitFor()
    await hands.tabTo(new RegExp(`^a ${id}`, 'u'))
    await hands.press('Enter')
    await page.waitForURL(`**/incidents/${id}`)
    await page.getByRole('heading', { name: /CertificateExpires/ }).waitFor()
  })

  it('a key that is not possible here says why', async () => {
    await hands.press('A')
    await page.getByRole('alert').getByText('Not possible in the state “New”.').waitFor()
  })

  it('resolve, with how', async () => {
    await hands.press('r')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await hands.type('old logs removed')
    await hands.tabTo(/^button Resolve/)
    await hands.press('Enter')
    await becomes('web-3', 'resolved', ({ state }) => state === 'resolved')
  })
})
