import { describe, expect, it } from 'vitest'
import { componentLog, createLog } from './log.ts'

function recorder() {
  const lines: string[] = []
  return {
    lines,
    log: createLog({ level: 'debug', name: 'test', destination: { write: (line) => void lines.push(line) } }),
  }
}

describe('createLog', () => {
  it('writes JSON with time, name and component', () => {
    const { lines, log } = recorder()
    componentLog(log, 'writer').info({ rows: 3 }, 'stored')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'test', component: 'writer', rows: 3, msg: 'stored' })
    expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  it.each([
    { token: 'hunter2' },
    { authorization: 'hunter2' },
    {
      req: {
        headers: { authorization: 'hunter2', cookie: 'hunter2', 'set-cookie': 'hunter2', 'x-csrf-token': 'hunter2' },
      },
    },
    { config: { snmp: { communities: ['hunter2'] }, clickhouse: { password: 'hunter2' } } },
    { user: { authKey: 'hunter2', privKey: 'hunter2' } },
    { pdu: { community: 'hunter2' } },
    { a: { b: { c: { secret: 'hunter2' } } } },
  ])('cuts secrets out of %j', (fields) => {
    const { lines, log } = recorder()
    log.info(fields, 'x')
    expect(lines.join()).not.toContain('hunter2')
    expect(lines.join()).toContain('[redacted]')
  })
})
