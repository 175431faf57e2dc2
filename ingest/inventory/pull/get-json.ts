// GET of one JSON answer of another tool, bounded in time and size, with an error that says which address failed and why.
import { networkCause } from '../network-cause.ts'

const TIME_LIMIT_MS = 60_000
/** A page of a thousand devices of NetBox is some 5 MB. */
const MAX_BYTES = 256 * 1024 * 1024

export type Got =
  | { readonly ok: true; readonly text: string; readonly value: unknown }
  | { readonly ok: false; readonly status: number | null; readonly message: string }

/** @param authorization the whole header; null: none */
export async function getJson(url: URL, authorization: string | null): Promise<Got> {
  const shown = `${url.origin}${url.pathname}`
  try {
    const headers = { accept: 'application/json', ...(authorization === null ? {} : { authorization }) }
    // A token must not follow a redirect to another machine: fetch takes the header along only on the same one.
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(TIME_LIMIT_MS) })
    const text = await answer.text()
    if (!answer.ok)
      return { ok: false, status: answer.status, message: `${shown} answered ${answer.status}${hint(answer.status)}` }
    if (text.length > MAX_BYTES) return { ok: false, status: answer.status, message: `${shown} answered with too much` }
    return { ok: true, text, value: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, status: 200, message: `${shown} did not answer with JSON` }
    return { ok: false, status: null, message: `cannot read ${shown}: ${networkCause(error)}` }
  }
}

function hint(status: number): string {
  if (status === 401 || status === 403) return ': it wants another token (--from-token-file)'
  return status === 404 ? ': is the address right?' : ''
}
