// Problems whose English stands in a table of a room's contract, so that the console says them in other languages by kind and values.
import { HttpProblem } from './problem.ts'
import type { ProblemExtra, ProblemSaying } from './problem.ts'

/**
 * @param sentences English, with {{places}} for values
 * @returns makes a problem out of one of them
 */
export function problemSayer<Kind extends string>(sentences: Readonly<Record<Kind, string>>) {
  return (
    status: number,
    code: string,
    kind: Kind,
    values: ProblemSaying['values'] = {},
    extra: Omit<ProblemExtra, 'saying'> = {},
  ): HttpProblem => {
    const detail = filled(sentences[kind], values)
    return new HttpProblem(status, code, detail, { ...extra, saying: { kind, values } })
  }
}

/** A place without a value stays empty: that is a bug, and a sentence of an error must not throw another one. */
export function filled(sentence: string, values: ProblemSaying['values']): string {
  return sentence.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''))
}
