// The words from which a rule is put together at the desk, and the questions that feed its facts.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { PolicyVocabulary } from '@pratique/api-contract'
import { vocabulary } from '@pratique/policy-engine'
import { asOfficer, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { publishedPack } from './draft.action.ts'

const words = staffRoute('policy.read', {
  method: 'get',
  path: '/desk/policy/vocabulary/{scheme}',
  summary: 'What a rule of a scheme may ask, give and say, in words',
  request: { params: z.object({ scheme: z.string().meta({ example: 'international' }) }) },
  responses: {
    200: { description: 'The vocabulary', content: { 'application/json': { schema: PolicyVocabulary } } },
  },
})

/** `/api/v1/desk/policy/vocabulary/{scheme}`. */
export function vocabularyRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(words, (c) =>
    asOfficer(house, words, c, async (deed) => {
      const { manifest } = await publishedPack(deed)
      return c.json(
        PolicyVocabulary.parse(vocabulary(manifest, c.req.valid('param').scheme, readerLanguage(c))),
        200,
      )
    }),
  )
  return app
}
