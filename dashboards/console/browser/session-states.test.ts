// What a person meets who is logged out while working, who may only look, or whose rights were taken away: it is said, and nothing is lost.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { seriousFindings } from '../../../test/support/axe.ts'
import { consoleMissing, launchChromium, openPage, PHONE, sidewaysScroll, startFake } from './console-browser.ts'

const ROW = '[role=row][id]'
/** Each key of the live list that changes an incident, and S, which leads to a silence. */
const WRITING_KEYS = ['a', 'A', 'm', 's', 'r', 'c', 'g', 'S']

describe.skipIf(consoleMissing !== '')(`sessions and roles in the console${consoleMissing}`, () => {
  let browser: Browser
  const cleanUp: (() => unknown)[] = []

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo()
  })
  afterAll(() => browser.close())

  async function open(
    options: Parameters<typeof startFake>[0],
    look: Parameters<typeof openPage>[1] = { scheme: 'light', language: 'en' },
  ) {
    const fake = await startFake({ incidents: 5, ...options })
    cleanUp.push(() => fake.close())
    const { page, context, faults } = await openPage(browser, look)
    cleanUp.push(() => context.close())
    const incident = fake.store.list(['new'])[0]
    if (incident === undefined) throw new Error('the fake server has no new incident')
    const writes: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') writes.push(new URL(request.url()).pathname)
    })
    return { fake, page, context, faults, incident, writes }
  }

  /** A key, and the words that answer it. */
  async function says(page: Page, key: string, words: RegExp): Promise<void> {
    await page.keyboard.press(key)
    const notice = page.locator('.mantine-Notifications-root').getByText(words)
    await notice.waitFor()
    await page.locator('.mantine-Notifications-root').getByRole('button', { name: 'Close' }).first().click()
    await notice.waitFor({ state: 'detached' })
  }

  it('session expired while a comment is written => log in over the page, the comment is still there and can be sent', async () => {
    const { fake, page, context, incident, faults } = await open({ open: false })
    await context.addCookies([{ name: 'fake_session', value: '1', url: fake.url }])
    await page.goto(`${fake.url}/incidents/${incident.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('c')
    const comment = page.getByRole('dialog', { name: 'Comment' }).getByRole('textbox')
    await comment.fill('the fan of the second shelf')
    await context.clearCookies()
    await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).press('Enter')
    const login = page.getByRole('dialog', { name: 'Sign in' })
    await login.getByText('Your session has ended.').waitFor()
    await page.getByText('nothing was changed. Sign in').waitFor()
    // Escape is no way around it.
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
    await page.keyboard.type('operator')
    await page.keyboard.press('Enter')
    await login.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname, 'the same page').toBe(`/incidents/${incident.id}`)
    expect(await comment.inputValue()).toBe('the fan of the second shelf')
    await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).press('Enter')
    await comment.waitFor({ state: 'detached' })
    expect(JSON.stringify(fake.store.find(incident.id)?.timeline)).toContain('the fan of the second shelf')
    await page.locator('[data-kind=live]').waitFor()
    expect(faults).toEqual([])
  })

  it('session expired, in Chinese and dark: the dialogue is readable, and a wrong password is no way back', async () => {
    const { fake, page, context, incident, faults } = await open(
      { open: false },
      { scheme: 'dark', language: 'zh-CN', size: PHONE },
    )
    await context.addCookies([{ name: 'fake_session', value: '1', url: fake.url }])
    await page.goto(`${fake.url}/incidents/${incident.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await context.clearCookies()
    await page.getByRole('button', { name: '确认' }).click()
    const login = page.getByRole('dialog', { name: '登录' })
    await login.waitFor()
    expect(await seriousFindings(page), 'axe').toEqual([])
    expect(await sidewaysScroll(page), 'pixels to scroll sideways').toBe(0)
    await page.keyboard.type('no such word')
    await page.keyboard.press('Enter')
    await login.getByRole('alert').waitFor()
    await login.locator('[name=password]').fill('operator')
    await page.keyboard.press('Enter')
    await login.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  })

  it('a viewer in the list: each key that would change something says why not, and asks the server for nothing', async () => {
    const { fake, page, writes } = await open({ role: 'viewer' })
    await page.goto(`${fake.url}/live`)
    await page.locator(ROW).first().waitFor()
    await page.keyboard.press('j')
    for (const key of WRITING_KEYS) await says(page, key, /^Your role, viewer, may not .*These may: /u)
    await page.keyboard.press('x')
    const bar = page.getByRole('toolbar')
    const buttons = await bar.locator('button[aria-disabled=true]').count()
    expect(buttons, 'all but the one that clears the choice').toBe((await bar.getByRole('button').count()) - 1)
    expect(writes).toEqual([])
    expect(new URL(page.url()).pathname).toBe('/live')
  })

  it('a viewer at an incident: buttons are disabled with the reason, and the keys say it', async () => {
    const { fake, page, incident, writes } = await open({ role: 'viewer' })
    await page.goto(`${fake.url}/incidents/${incident.id}`)
    const acknowledge = page.getByRole('button', { name: 'Acknowledge', exact: true })
    await acknowledge.focus()
    await page.getByRole('tooltip').getByText('Your role, viewer, may not work on incidents').waitFor()
    await acknowledge.press('Enter')
    for (const key of ['a', 'm', 's', 'r', 'c', 'g', 'S']) await says(page, key, /^Your role, viewer, may not /u)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(writes).toEqual([])
  })

  it('a right taken away while the page is open: the refusal is told, and the buttons know it from then on', async () => {
    const { fake, page, incident } = await open({ role: 'operator' })
    await page.goto(`${fake.url}/incidents/${incident.id}`)
    const acknowledge = page.getByRole('button', { name: 'Acknowledge', exact: true })
    await acknowledge.waitFor()
    const viewer = await startFake({ incidents: 0, role: 'viewer' })
    cleanUp.push(() => viewer.close())
    const session: unknown = await (await fetch(`${viewer.url}/api/v1/session`)).json()
    await page.route('**/api/v1/session', (route) => route.fulfill({ json: session }))
    await page.route('**/api/v1/incidents/*/acknowledge', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: '{"code":"forbidden","status":403,"detail":"This needs the scope incidents:write."}',
      }),
    )
    await acknowledge.click()
    await page.getByText('You may look but not change').waitFor()
    await page.locator('button[aria-disabled=true]', { hasText: 'Acknowledge' }).waitFor()
  })

  it('merge in the list: two rows and g; the one that stays is chosen by arrows', async () => {
    const { fake, page, writes } = await open({ role: 'operator' })
    await page.goto(`${fake.url}/live`)
    await page.locator(ROW).first().waitFor()
    await page.keyboard.press('j')
    await says(page, 'g', /^Merging needs at least two rows/u)
    for (const key of ['x', 'j', 'x', 'g']) await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name: 'Merge 2 incidents' })
    await dialog.waitFor()
    const chosen = () =>
      dialog.getByRole('radio', { checked: true }).evaluate((radio) => radio.parentElement?.innerText)
    const first = await chosen()
    await page.keyboard.press('ArrowDown')
    expect(await chosen()).not.toBe(first)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(writes).toHaveLength(1)
    await expect
      .poll(() => page.locator(ROW).count())
      .toBe(fake.store.list(['new', 'acknowledged', 'in_progress', 'on_hold']).length)
  })
})
