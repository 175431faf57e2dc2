// `nocturne explain`: why an incident of a replay is as it is.
import { EXPLAIN_USAGE, readArguments } from './explain-arguments.ts'
import { gather, UnknownSubjectError } from './gather.ts'
import { ReplayFolderError } from './replay-folder.ts'
import { renderText } from './render-text.ts'

/** @returns exit code: 0 done, 1 nothing to explain (an unknown id, no replay's folder), 2 wrongly called */
export async function runExplain(argv: readonly string[]): Promise<number> {
  const given = readArguments(argv)
  if (given === 'help') {
    process.stdout.write(EXPLAIN_USAGE)
    return 0
  }
  if ('fault' in given) {
    process.stderr.write(`${given.fault}\n\n${EXPLAIN_USAGE}`)
    return 2
  }
  try {
    const explanation = await gather(given.out, given.subject)
    process.stdout.write(
      given.json ? `${JSON.stringify(explanation, null, 2)}\n` : renderText(explanation, given.language, given.all),
    )
    return 0
  } catch (error) {
    if (!(error instanceof UnknownSubjectError) && !(error instanceof ReplayFolderError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
