// Ways through services, CIs and the map, and an import into the CMDB: what the pages say and lead to. How they look is asked by every-page.test.ts.
import { describe, expect, it } from 'vitest'
import { consoleMissing, openPage } from './console-browser.ts'
import { sharedConsole } from './shared-console.ts'

describe.skipIf(consoleMissing !== '')(`the CMDB in a browser${consoleMissing}`, () => {
  const shared = sharedConsole({ scheme: 'light', language: 'en' }, { role: 'problem_manager' })

  it.each([
    ['light', 'en', 'single point'],
    ['dark', 'zh-CN', '单点故障'],
  ])('a service, what it needs, a CI, what fails with it, and the map: %s, %s', async (scheme, language, single) => {
    const { url, browser } = shared
    const { page, context, faults } = await openPage(browser, { scheme, language })
    await page.goto(`${url}/services`)
    await page.locator('tbody a').first().click()
    await page.getByText(new RegExp(single, 'iu')).waitFor()
    await page.goto(`${url}/cis/core-berlin`)
    await page.locator('section tbody tr', { hasText: 'shop' }).first().waitFor()
    await page.getByText('netbox / emea: Berlin 2').waitFor()
    await page.getByText('site: Lyon → Berlin').waitFor()
    await page.goto(`${url}/cis/${encodeURIComponent('host:twin')}`)
    await page.locator('a', { hasText: 'srv-lyon-12' }).waitFor()
    await page.goto(`${url}/topology`)
    await page.locator('ul a', { hasText: 'Berlin' }).click()
    await page.locator('svg a').nth(4).waitFor()
    await page.goto(`${url}/topology?ci=shop&hops=3`)
    await page.locator('svg a').nth(3).waitFor()
    await page.goto(`${url}/topology?ci=shop&to=srv-lyon-32`)
    await page.locator('ol li').nth(4).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('several CIs fail at once: the other firewall takes the shop down', async () => {
    const { page, url } = shared
    await page.goto(`${url}/cis/fw-berlin-a`)
    const shop = page.locator('section tbody tr', { hasText: 'shop' }).first()
    await shop.locator('[data-health=degraded]').waitFor()
    await page.getByLabel('And if this fails as well').fill('fw-berlin-b')
    await page.keyboard.press('Enter')
    await shop.locator('[data-health=down]').waitFor()
    await page.getByRole('button', { name: 'Leave out fw-berlin-b' }).click()
    await shop.locator('[data-health=degraded]').waitFor()
  })

  it('the map by keys: a CI of the drawing is a link', async () => {
    const { page, url } = shared
    await page.goto(`${url}/topology?ci=shop&hops=1`)
    await page.locator('svg a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cis\//u)
  })

  it('the tabs of the CMDB lead to each other, and the address says which one is shown', async () => {
    const { page, url, faults } = shared
    await page.goto(`${url}/cmdb`)
    const tabs = page.getByRole('tab')
    await tabs.first().waitFor()
    const addresses = new Set<string>()
    for (const tab of await tabs.all()) {
      await tab.click()
      await page.locator('[role=tabpanel] :is(tbody tr, input[type=checkbox])').first().waitFor()
      addresses.add(page.url())
    }
    expect(addresses.size, [...addresses].join('\n')).toBe(8)
    expect(faults).toEqual([])
  })

  it('an import: first what it would change, then the change; a wrong file says what is wrong with it', async () => {
    const { page, url } = shared
    await page.goto(`${url}/cmdb?tab=import`)
    const choose = (name: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from('{}') })
    const look = page.getByRole('button', { name: 'Preview the changes' })
    const apply = page.getByRole('button', { name: 'Apply' })
    await choose('bad.json')
    await look.click()
    await page.getByText('bad.json:3 cis[0].id').waitFor()
    expect(await apply.count(), 'a refused file cannot be applied').toBe(0)
    await choose('good.json')
    await look.click()
    await page.getByText('site: Lyon → Paris').waitFor()
    await apply.click()
    await page.getByText('Applied.').waitFor()
    expect(await apply.count(), 'nothing is left to apply').toBe(0)
  })
})
