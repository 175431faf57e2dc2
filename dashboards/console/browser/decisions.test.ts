// What people decide beside incidents, by the pages they do it on: a problem, a learned rule, a threshold, a silence, a shift. Against the fake
// server, whose hand-overs, silences and matchers follow the real rules.
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../../../test/support/axe.ts'
import { consoleMissing, openPage, startFake } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'

describe.skipIf(consoleMissing !== '')(`decisions in the console${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' })

  it.each([
    ['light', 'en', 'Confirm', 'Edit workaround'],
    ['dark', 'zh-CN', '确认', '编辑变通方案'],
  ])('a problem is confirmed and gets a workaround: %s, %s', async (scheme, language, confirm, edit) => {
    const fake = await startFake()
    const { page, context, faults } = await openPage(shared.browser, { scheme, language })
    await page.goto(`${fake.url}/problems`)
    await page.locator('tbody a').first().click()
    await page.getByRole('button', { name: confirm, exact: true }).click()
    await page.getByRole('button', { name: confirm, exact: true }).waitFor({ state: 'detached' })
    expect(await seriousFindings(page), 'problem').toEqual([])
    await page.getByRole('button', { name: edit }).click()
    await page.locator('textarea').fill('pull the second uplink')
    expect(await seriousFindings(page), 'dialog').toEqual([])
    await page.locator('form [type=submit]').click()
    await page.locator('dd', { hasText: 'pull the second uplink' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
    fake.close()
  })

  it('learned rules: the accepted ones, all on request', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/learned`)
    const rows = page.locator('tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(3)
    await page.getByRole('checkbox').check()
    await rows.nth(4).waitFor()
    expect(await rows.count()).toBe(5)
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('another threshold is tried on history: out of bounds => said; within => what would be different, and the lines to apply it', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/tuning`)
    await page.getByRole('tab', { name: 'Dry run' }).click()
    const row = page.getByRole('row', { name: /grouping\.threshold/u })
    const start = page.getByRole('button', { name: 'Try on history' })
    expect(await start.getAttribute('aria-disabled'), 'nothing to try yet').toBe('true')
    await row.getByRole('textbox').fill('2')
    await row.getByText(/^From .+ to .+/u).waitFor()
    expect(await start.getAttribute('aria-disabled'), 'out of bounds').toBe('true')
    await row.getByRole('textbox').fill('0.65')
    await page.locator('button:not([aria-disabled])', { hasText: 'Try on history' }).click()
    await page.waitForURL(/[?&]id=trial-/u)
    const result = page.getByRole('region', { name: 'Result' })
    await result.getByRole('progressbar', { name: 'Progress of the trial' }).waitFor()
    const numbers = result.getByRole('region', { name: 'Before and after' })
    await numbers.getByRole('row', { name: 'Incidents 38 41 +3' }).waitFor()
    await result.getByText('3 differences; 35 incidents stay as they are.').waitFor()
    await result.getByText('Vanished (1)').click()
    expect(await result.locator('details').count(), 'only what vanished').toBe(1)
    expect(await result.locator('pre').innerText()).toContain('grouping.threshold: 0.65')
    expect(faults).toEqual([])
  })

  it('a silence: its preview counts, a reason is needed, it is set, and ended before its time', async () => {
    const { page, url, fake, faults } = shared
    const [incident] = fake.store.list(['new'])
    const entry = incident === undefined ? undefined : fake.store.find(incident.id)
    const alert = entry === undefined ? undefined : fake.store.alerts(entry).find(({ state }) => state === 'active')
    if (alert === undefined) throw new Error('the fake server has no active alert')
    await page.goto(`${url}/silences`)
    await page.getByRole('button', { name: 'New silence' }).click()
    const form = page.getByRole('form', { name: 'New silence' })
    await form.getByLabel('Label').fill('ci')
    await form.getByLabel('Value').fill('no-such-ci')
    await page.getByText('Nothing that is active now.').waitFor()
    await form.getByLabel('Value').fill(alert.ci.id)
    const preview = page.getByRole('region', { name: 'What it would hold back now' })
    await preview.getByText(/^[1-9]\d* active alerts? of [1-9]/u).waitFor()
    await preview.getByText(alert.summary).first().waitFor()
    await form.getByText('Write the reason first.').waitFor()
    await form.getByLabel('Why').fill('CHG-7 swaps the line card')
    await form.getByRole('button', { name: 'Set the silence' }).click()
    const row = page.getByRole('row', { name: /CHG-7 swaps the line card/u })
    await row.getByText(`ci="${alert.ci.id}"`).waitFor()
    await row.getByRole('button', { name: 'End now' }).click()
    await row.getByRole('button', { name: 'Really end it?' }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByText('Expired', { exact: true }).first().click()
    await row.waitFor()
    expect(faults).toEqual([])
  })

  it('maintenance: its preview counts, a large reach is confirmed, it is planned, extended, and cancelled', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/cis/core-lyon`)
    await page.getByRole('link', { name: 'Plan maintenance' }).click()
    const form = page.getByRole('form', { name: 'Plan maintenance' })
    const preview = page.getByRole('region', { name: 'What it covers' })
    await preview.getByText(/^\d+ of 39 CIs/u).waitFor()
    await form.getByText('Give it a title.').waitFor()
    await form.getByLabel('Title').fill('New line card')
    await form.getByLabel('Reason').fill('the old one drops frames')
    await form.getByLabel('CI, service').fill('core-berlin')
    const sure = form.getByRole('checkbox', { name: /^I know that it covers \d+ CIs\.$/u })
    await sure.waitFor()
    await form.getByText('Look at the preview and confirm how much it covers.').waitFor()
    await sure.check()
    await form.getByText('4h', { exact: true }).click()
    await form.getByRole('button', { name: 'Plan it' }).click()
    await form.waitFor({ state: 'detached' })
    const row = page.getByRole('row', { name: /New line card/u })
    await row.getByText(/^ends in 3h 5\dm$/u).waitFor()
    await row.getByRole('button', { name: 'Extend by 1h' }).click()
    await row.getByText(/^ends in 4h 5\dm$/u).waitFor()
    await row.getByRole('button', { name: 'Cancel it' }).click()
    await row.getByRole('button', { name: 'Really cancel?' }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByText('Over', { exact: true }).first().click()
    await row.getByRole('cell', { name: 'Cancelled', exact: true }).waitFor()
    await page.goto(`${url}/maintenance?edit=mnt-3`)
    const edited = page.getByRole('form', { name: 'Change maintenance' })
    await edited.getByText('Nothing is changed.').waitFor()
    await edited.getByRole('checkbox', { name: 'Tuesday' }).uncheck()
    await edited.getByRole('button', { name: 'Save' }).click()
    await page
      .getByRole('row', { name: /Backup of the archive/u })
      .getByText(/^Sunday, 02:30/u)
      .waitFor()
    expect(faults).toEqual([])
  })

  it('a shift is prepared, kept while it is written, and handed over; whoever handed it over cannot sign', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/handover`)
    await page.getByRole('button', { name: /^The last 8/u }).click()
    await page.waitForURL(/\/handover\/HO-/u)
    await page.getByLabel('Situation').fill('edge-2 flaps since noon')
    await page.getByLabel('Who takes over').fill('li')
    await page.getByText('Saved.').waitFor()
    await page.reload()
    expect(await page.getByLabel('Situation').inputValue(), 'after a reload').toBe('edge-2 flaps since noon')
    await page.getByRole('button', { name: 'Hand over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('Whoever handed the shift over cannot sign for it').waitFor()
    const sign = page.getByRole('button', { name: 'Take over and sign' })
    expect(await sign.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('edge-2 flaps since noon').waitFor()
    expect(await page.getByLabel('Situation').count(), 'nothing to write in any more').toBe(0)
    expect(faults).toEqual([])
  })

  it('a shift of somebody else is signed: it says by whom, and has no step left', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/handover`)
    await page
      .getByRole('row', { name: /Waits for signature.* li /u })
      .getByRole('link')
      .click()
    await page.getByRole('button', { name: 'Take over and sign' }).click()
    await page.getByRole('dialog').getByLabel('Remark').fill('understood')
    await page.getByRole('dialog').getByRole('button', { name: 'Take over and sign' }).click()
    await page.getByText(/^Taken over by operator/u).waitFor()
    // Its button is one more until it has gone.
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    // On paper only.
    expect(await page.getByText('Incoming lead: operator').count()).toBe(1)
    expect(await page.getByRole('button', { name: /Take over|Send back|Hand over|Discard/u }).count()).toBe(0)
    await page.getByRole('link', { name: 'All hand-overs' }).click()
    await page.getByRole('row', { name: /Signed.* li operator /u }).waitFor()
    expect(faults).toEqual([])
  })
})
