// How the API of declarations describes itself: addresses, bodies and answers; the deeds are in `declaration.routes.ts`.
import { createRoute, z } from '@hono/zod-openapi'
import {
  DeclarationAnswer,
  DeclarationChange,
  DeclarationRequest,
  ErasureAnswer,
} from '@pratique/api-contract'
import { refused } from '../platform/route-parts.ts'

const answered = (description: string) => ({
  description,
  content: { 'application/json': { schema: DeclarationAnswer } },
})
const notFound = refused(
  'No declaration has this reference and this secret; which of the two is wrong is not said',
)
const headers = z.object({
  'accept-language': z.string().optional().meta({
    description:
      'Language of reasons and of errors, such as it; English where the site does not speak it. Without the header, that of the declaration',
  }),
})
const mayRepeat = headers.extend({
  'idempotency-key': z
    .string()
    .optional()
    .meta({ description: '8 to 200 visible characters; the same key and body get the first answer again' }),
})
const params = z.object({
  reference: z.string().meta({ description: 'As it was given: `7K4-D9X-WQ2`', example: '7K4-D9X-WQ2' }),
})
const security = [{ secret: [] }]
const tags = ['declarations']

export const post = createRoute({
  method: 'post',
  path: '/declarations',
  tags,
  summary: 'Declare a party',
  description:
    'Checks everything and collects every error; what is accepted is decided at once, and each traveller gets a signed code. A document that was declared for the same day before is accepted neutrally.',
  request: {
    headers: mayRepeat,
    body: { required: true, content: { 'application/json': { schema: DeclarationRequest } } },
  },
  responses: { 201: answered('Declared'), 422: refused('Errors, each with its pointer') },
})

export const get = createRoute({
  method: 'get',
  path: '/declarations/{reference}',
  tags,
  security,
  summary: 'See a declaration',
  request: { params, headers },
  responses: { 200: answered('As it stands now'), 404: notFound },
})

export const patch = createRoute({
  method: 'patch',
  path: '/declarations/{reference}',
  tags,
  security,
  summary: 'Amend a declaration',
  description:
    'Until landing. A new arrival moves by itself; an amendment that would relax a decision is held until an officer confirms it.',
  request: {
    params,
    headers: mayRepeat,
    body: { required: true, content: { 'application/json': { schema: DeclarationChange } } },
  },
  responses: {
    200: answered('As it stands now'),
    404: notFound,
    409: refused('Withdrawn or landed'),
    422: refused('Errors, each with its pointer'),
  },
})

export const remove = createRoute({
  method: 'delete',
  path: '/declarations/{reference}',
  tags,
  security,
  summary: 'Withdraw a declaration',
  request: { params },
  responses: { 204: { description: 'Withdrawn, now or before' }, 404: notFound, 409: refused('Landed') },
})

export const erasure = createRoute({
  method: 'post',
  path: '/declarations/{reference}/erasure',
  tags,
  security,
  summary: 'Erase what is held of the travellers',
  description:
    'Names, answers and contacts cannot be read again by anybody; a receipt for each traveller remains. Refused while a measure that protects others still runs after landing.',
  request: { params },
  responses: {
    200: { description: 'The receipts', content: { 'application/json': { schema: ErasureAnswer } } },
    404: notFound,
    409: refused('Not yet'),
  },
})
