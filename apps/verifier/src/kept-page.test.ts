import { describe, expect, it } from 'vitest'
import { isFile, mayBeKept, readKeepRequest } from './kept-page.ts'

const page = '/zh-Hans/code/6fNuyLh5kcJMpPvd0SQ8SE'

describe('what may stay on a phone', () => {
  it.each([page, '/ar/verify'])('%s may', (path) => {
    expect(mayBeKept(path)).toBe(true)
  })

  it.each(['/', '/en', '/en/declare/1/health', '/en/declaration/overview', '/en/code/short', `${page}/x`])(
    '%s may not: it holds what was declared, or is nothing to keep',
    (path) => {
      expect(mayBeKept(path)).toBe(false)
    },
  )

  it('takes files at addresses that change with what they say', () => {
    expect(['/assets/verifier/kept/a.js', '/site/style-1.css', '/api/v1/policy'].map(isFile)).toEqual([
      true,
      true,
      false,
    ])
  })

  it.each([null, 'keep', { kind: 'keep', page: '/en' }, { kind: 'keep', page }, { kind: 'drop', page }])(
    'does not understand %j',
    (data) => {
      expect(readKeepRequest(data)).toBeUndefined()
    },
  )

  it('understands to keep and to forget', () => {
    expect(readKeepRequest({ kind: 'keep', page, files: ['/site/a.css', 7] })).toEqual({
      kind: 'keep',
      page,
      files: ['/site/a.css'],
    })
    expect(readKeepRequest({ kind: 'forget', page })).toEqual({ kind: 'forget', page })
  })
})
