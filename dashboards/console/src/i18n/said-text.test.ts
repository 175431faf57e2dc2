import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { isolated } from './isolated.ts'
import { saidText } from './said-text.ts'
import { zh } from './zh/zh.ts'

const GONE = { detail: 'There is no CI core-1 in the CMDB.', code: 'not_found' }

describe('what the server said', () => {
  beforeAll(async () => {
    await i18next.init({
      lng: 'zh-CN',
      fallbackLng: false,
      interpolation: { escape: isolated },
      resources: { 'zh-CN': { translation: zh } },
    })
  })

  it.each([
    [
      'a sentence of its own',
      { ...GONE, saying: { kind: 'no_ci_named', values: { ci: 'core-1' } } },
      '配置库中没有配置项 core-1。',
    ],
    [
      'states are words of the screen',
      {
        detail: 'x',
        code: 'illegal_move',
        saying: { kind: 'cannot_become', values: { from: 'closed', to: 'in_progress' } },
      },
      '状态不能由“已关闭”变为“处理中”',
    ],
    [
      'scopes are what one may do',
      {
        detail: 'x',
        code: null,
        saying: { kind: 'token_made', values: { token: 'tok-7', scopes: 'ingest:write, read' } },
      },
      `令牌 tok-7 的权限：${zh.scope.ingest_write} 和 ${zh.scope.read}。`,
    ],
    [
      'a newer server: no such sentence => the code',
      { ...GONE, saying: { kind: 'of_tomorrow', values: {} } },
      '对象不存在，或已不存在。',
    ],
    ['what only the detail says stays', { detail: 'unexpected "}"', code: 'rejected' }, '已拒绝：unexpected "}"'],
    ['nothing known => as it came', { detail: 'odd', code: 'of_tomorrow' }, 'odd'],
  ])('%s', (_path, said, want) => {
    expect(saidText(said)).toBe(want)
  })

  it('English readers get the words of the server', async () => {
    await i18next.changeLanguage('en')
    expect(saidText({ ...GONE, saying: { kind: 'no_ci', values: {} } })).toBe(GONE.detail)
  })
})
