// The questions of a declaration for programs: the pack's FHIR R4 Questionnaire as it is asked on the pages, so that
// another system can ask them in its own way and send the answers to `POST /declarations`.
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { deskFor, packInUse } from './desk.node.ts'

const questionnaireRoute = createRoute({
  method: 'get',
  path: '/questionnaire',
  tags: ['declarations'],
  summary: 'What a declaration asks',
  description: 'A FHIR R4 Questionnaire with its translations. Answers are named by its link ids.',
  request: {
    query: z.strictObject({
      scheme: z.enum(['international', 'resident']).default('international'),
      pack: z
        .string()
        .optional()
        .meta({ description: 'Of which pack; the general one when left out', example: 'zhejiang-2020' }),
    }),
  },
  responses: {
    200: {
      description: 'The questionnaire in force',
      content: {
        'application/fhir+json': {
          schema: z.looseObject({ resourceType: z.literal('Questionnaire') }).meta({
            description: 'As HL7 FHIR R4 describes it: https://hl7.org/fhir/R4/questionnaire.html',
          }),
        },
      },
    },
  },
})

/** `/api/v1/questionnaire`. */
export function questionnaireRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(questionnaireRoute, (c) => {
    const { scheme, pack } = c.req.valid('query')
    return c.body(JSON.stringify(deskFor(house, scheme, packInUse(house, pack)).source), 200, {
      'content-type': 'application/fhir+json',
      'cache-control': 'no-cache',
    }) as never
  })
  return app
}
