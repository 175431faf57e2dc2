import { describe, expect, it } from 'vitest'
import { problemSayer } from './problem-sayer.ts'

const said = problemSayer({ gone: 'There is no CI {{ci}}.', busy: 'Wait.' })

describe('problemSayer', () => {
  it('a problem has the filled English as its detail, and kind and values for other languages', () => {
    expect(said(404, 'not_found', 'gone', { ci: 'core-1' })).toMatchObject({
      status: 404,
      code: 'not_found',
      message: 'There is no CI core-1.',
      saying: { kind: 'gone', values: { ci: 'core-1' } },
    })
  })

  it('what else a problem has stays', () => {
    const { headers, saying } = said(503, 'unavailable', 'busy', {}, { headers: { 'retry-after': '5' } })
    expect({ headers, saying }).toEqual({ headers: { 'retry-after': '5' }, saying: { kind: 'busy', values: {} } })
  })
})
