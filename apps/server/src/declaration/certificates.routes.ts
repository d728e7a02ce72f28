// The desk's API for a certificate that names somebody else: an officer compares it with the documents.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { CertificateConfirmation, DeskOutcome } from '@pratique/api-contract'
import { asOfficer, assertWithin, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { refused } from '../platform/route-parts.ts'
import { confirmCertificate } from './confirm-certificate.action.ts'
import { presentOutcome } from './desk.routes.ts'
import { getRow } from './timeline.action.ts'

const confirm = staffRoute('certificate.confirm', {
  method: 'post',
  path: '/desk/holders/{holderId}/certificates',
  summary: 'Confirm that a certificate with another name or birth date is the holder’s',
  description: 'From then on it is a fact for the rules. The holder is told.',
  request: {
    params: z.object({ holderId: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: CertificateConfirmation } } },
  },
  responses: {
    200: { description: 'Confirmed', content: { 'application/json': { schema: DeskOutcome } } },
    403: refused('Outside of the posts'),
    409: refused('No such certificate waits, or something was recorded meanwhile'),
  },
})

/** `/api/v1/desk/holders/{holderId}/certificates`. */
export function certificateRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(confirm, (c) =>
    asOfficer(house, confirm, c, (deed) =>
      onceOnly(deed, c, async () => {
        const row = await getRow(deed, c.req.valid('param').holderId)
        assertWithin(deed, row)
        const outcome = await confirmCertificate(deed, row.holderId, c.req.valid('json'))
        return c.json(await presentOutcome(deed, c, outcome), 200)
      }),
    ),
  )
  return app
}
