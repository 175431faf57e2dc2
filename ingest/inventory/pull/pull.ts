// What reading a tool over HTTP takes and gives.
import type { SourceFile } from '../formats/reading.ts'

export interface Origin {
  readonly url: string
  readonly token: string | null
}

export type Pulled =
  { readonly ok: true; readonly files: readonly SourceFile[] } | { readonly ok: false; readonly message: string }

/** @param progress gets a line for a person now and then */
export type Pull = (origin: Origin, progress: (text: string) => void) => Promise<Pulled>
