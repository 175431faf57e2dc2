// A part of the fake server that answers the routes of one page.

export interface FakeAnswer {
  readonly status: number
  readonly body: unknown
}

export interface FakeRequest {
  readonly method: string
  readonly url: URL
  readonly body: Readonly<Record<string, unknown>>
  /** If-Match; null: none was sent. */
  readonly revision: number | null
}

export interface FakePart {
  /** First part of the paths that it answers. */
  readonly root: string
  readonly answer: (request: FakeRequest) => FakeAnswer
}

export const ok = (body: unknown): FakeAnswer => ({ status: 200, body })
export const refused = (status: number, code: string): FakeAnswer => ({ status, body: { status, code, detail: code } })
