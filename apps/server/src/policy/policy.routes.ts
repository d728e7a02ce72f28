// The API of rules: anyone may know what is decided by, in words and as it is computed.
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { PolicyAnswer, PolicyQuestion } from '@pratique/api-contract'
import { type Actor, type House, perform } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { showPolicy } from './show-policy.action.ts'

const policyRoute = createRoute({
  method: 'get',
  path: '/policy',
  tags: ['policy'],
  summary: 'The rules in force, in words',
  description:
    'Every published version of every scheme: rules with their texts, expressions, measures and sources, and who published them. In the language of `Accept-Language`.',
  request: { query: PolicyQuestion },
  responses: {
    200: { description: 'The rules', content: { 'application/json': { schema: PolicyAnswer } } },
  },
})

const anyone: Actor = { kind: 'traveller', id: 'anonymous' }

/** `/api/v1/policy`. */
export function policyRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(policyRoute, async (c) => {
    const { pack, at } = c.req.valid('query')
    const language = readerLanguage(c)
    const asked = { pack, language, at: at === undefined ? undefined : new Date(at) }
    const view = await perform(house, anyone, (deed) => showPolicy(deed, asked))
    c.header('content-language', view.language)
    c.header('vary', 'accept-language')
    return c.json(PolicyAnswer.parse(view), 200)
  })
  return app
}
