// Reads NetBox over its REST API, list by list and page by page. Pages are asked for by offset at the address that the user gave: the `next`
// links of a NetBox behind a proxy may lead elsewhere.
import { listOf, objectOf } from '../formats/read-json.ts'
import { NETBOX_ENDPOINTS } from '../formats/netbox/netbox.ts'
import type { SourceFile } from '../formats/reading.ts'
import { getJson } from './get-json.ts'
import type { Pull, Pulled } from './pull.ts'

/** Below NetBox's own default limit (MAX_PAGE_SIZE 1000). */
const PAGE = 500

/** Tokens of NetBox 4.5 and later say by their beginning that they are bearer tokens. */
function authorizationFor(token: string | null): string | null {
  if (token === null) return null
  return token.startsWith('nbt_') ? `Bearer ${token}` : `Token ${token}`
}

export const pullNetbox: Pull = async ({ url, token }, progress): Promise<Pulled> => {
  const files: SourceFile[] = []
  for (const endpoint of NETBOX_ENDPOINTS) {
    const results: unknown[] = []
    let count = 1
    while (results.length < count) {
      const page = new URL(`${url.replace(/\/+$/, '').replace(/\/api$/, '')}/api/${endpoint}/`)
      page.search = new URLSearchParams({
        limit: String(PAGE),
        offset: String(results.length),
        exclude: 'config_context',
      }).toString()
      const got = await getJson(page, authorizationFor(token))
      // Lists of other apps may be switched off or be younger than this NetBox; without devices there is nothing.
      if (!got.ok && got.status === 404 && endpoint !== 'dcim/devices') break
      if (!got.ok) return { ok: false, message: got.message }
      const answer = objectOf(got.value)
      const items = listOf(answer?.['results'])
      count = typeof answer?.['count'] === 'number' ? answer['count'] : 0
      // Things that were deleted meanwhile make the last page empty.
      if (items.length === 0) break
      results.push(...items)
      progress(`${endpoint}: ${results.length} of ${count}`)
    }
    files.push({ name: `${endpoint}.json`, text: JSON.stringify({ count: results.length, next: null, results }) })
  }
  return { ok: true, files }
}
