// Sends the files to a running Nocturne. What can go wrong on the way is said in words that tell what to do.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { FILES_MEDIA_TYPE, type ImportDone } from '../import-job.ts'
import { objectOf, textOf } from '../formats/read-json.ts'
import type { SourceFile } from '../formats/reading.ts'
import { networkCause } from '../network-cause.ts'
import type { ImportArguments } from './import-arguments.ts'

const zip = promisify(gzip)

export type Sent =
  | { readonly kind: 'done'; readonly done: ImportDone }
  | { readonly kind: 'refused'; readonly message: string; readonly faults: readonly string[]; readonly total: number }

/** Posts one import and waits for what it came to. */
export async function sendImport(
  files: readonly SourceFile[],
  { url, token, format, instance, scope, dryRun }: ImportArguments,
): Promise<Sent> {
  const query = new URLSearchParams({ scope, dryRun: String(dryRun) })
  if (format !== null) query.set('format', format)
  if (instance !== null) query.set('instance', instance)
  const headers = {
    'content-type': FILES_MEDIA_TYPE,
    'content-encoding': 'gzip',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  let answer: Response
  let text: string
  try {
    const body = await zip(JSON.stringify({ files }))
    answer = await fetch(new URL(`/api/v1/cmdb/imports?${query.toString()}`, url), { method: 'POST', headers, body })
    text = await answer.text()
  } catch (error) {
    return refusal(`cannot reach ${url}: ${networkCause(error)}. Is Nocturne running there? --url says where it is.`)
  }
  const value = jsonOf(text)
  if (answer.ok && objectOf(value)?.['difference'] !== undefined) return { kind: 'done', done: value as ImportDone } // as import-schema.ts says
  return explain(answer.status, objectOf(value), url, token)
}

function explain(
  status: number,
  problem: Readonly<Record<string, unknown>> | null,
  url: string,
  token: string | null,
): Sent {
  if (problem === null || textOf(problem['code']) === '') {
    return refusal(`${url} answered ${status}, but not as Nocturne does: --url says where it is.`)
  }
  if (status === 401) {
    return refusal(
      token === null
        ? 'a token is needed: NOCTURNE_TOKEN, --token-file or --token, with the scope cmdb:write.'
        : 'the token is unknown, revoked or expired.',
    )
  }
  if (status === 403) return refusal('the token is not allowed to: it needs the scope cmdb:write.')
  if (status === 404) return refusal(`${url} takes no imports: its role ingest runs elsewhere (--url).`)
  const errors = Array.isArray(problem['errors']) ? problem['errors'].map(objectOf) : []
  const faults = errors.map((error) => {
    const place = textOf(error?.['pointer'])
    return `${place === '' ? '' : `${place}: `}${textOf(error?.['detail'])}`
  })
  const total = typeof problem['errorCount'] === 'number' ? problem['errorCount'] : faults.length
  return { kind: 'refused', message: textOf(problem['detail']), faults, total }
}

function refusal(message: string): Sent {
  return { kind: 'refused', message, faults: [], total: 0 }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
