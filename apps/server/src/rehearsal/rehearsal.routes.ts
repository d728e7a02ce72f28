// The policy desk over the API: drafts and their checking, rehearsals, and what people do with versions together.
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  ApprovalAsked,
  DraftAnswer,
  DraftCheck,
  DraftEdit,
  DraftFrom,
  DraftsAnswer,
  DraftToCheck,
  PolicyDeskAnswer,
  PublicationAnswer,
  RehearsalAnswer,
  RehearsalAsked,
  VersionDeedAnswer,
  VersionDeedAsked,
} from '@pratique/api-contract'
import { z } from 'zod'
import { asOfficer, staffRoute } from '../platform/auth/staff-endpoint.ts'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { answered, body } from '../platform/route-parts.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { beginDraft, checkRules, editDraft, getOpenDraft, listDraftHeads, showDraft } from './draft.action.ts'
import { showPolicyDesk } from './policy-desk.action.ts'
import { approveDraft, publishDraft } from './publish-draft.action.ts'
import { askRehearsal, showRehearsal } from './rehearse.action.ts'
import { proposeOrDo } from './version-deed.action.ts'
import { vocabularyRoutes } from './vocabulary.routes.ts'

const draftParams = z.object({ draftId: z.uuid() })
const rehearsalParams = z.object({ rehearsalId: z.uuid() })
const versionParams = z.object({ scheme: z.string(), number: z.coerce.number().int().min(0).max(65_535) })

const overview = staffRoute('policy.read', {
  method: 'get',
  path: '/desk/policy',
  summary: 'Every version, what waits for a second person, and the journal of policy',
  responses: answered('The latest to take effect first', PolicyDeskAnswer),
})
const drafts = staffRoute('policy.read', {
  method: 'get',
  path: '/desk/policy/drafts',
  summary: 'Drafts, the latest first',
  responses: answered('Drafts', DraftsAnswer),
})
const begin = staffRoute('policy.draft', {
  method: 'post',
  path: '/desk/policy/drafts',
  summary: 'Begin a draft from a published version',
  request: { body: body(DraftFrom) },
  responses: answered('The draft', DraftAnswer),
})
const read = staffRoute('policy.read', {
  method: 'get',
  path: '/desk/policy/drafts/{draftId}',
  summary: 'A draft with its check, rehearsals and approvals',
  request: { params: draftParams },
  responses: answered('The draft', DraftAnswer),
})
const edit = staffRoute('policy.draft', {
  method: 'put',
  path: '/desk/policy/drafts/{draftId}',
  summary: 'Keep another revision; approvals of the one before count no longer',
  request: { params: draftParams, body: body(DraftEdit) },
  responses: answered('The draft', DraftAnswer),
})
const check = staffRoute('policy.draft', {
  method: 'post',
  path: '/desk/policy/check',
  summary: 'Check rules as they are written; nothing is kept',
  request: { body: body(DraftToCheck) },
  responses: answered('Faults, sentences, golden cases, differences', DraftCheck),
})
const ask = staffRoute('policy.simulate', {
  method: 'post',
  path: '/desk/policy/drafts/{draftId}/rehearsals',
  summary: 'Rehearse a draft over everyone it would touch; runs beside, changes nobody',
  request: { params: draftParams, body: body(RehearsalAsked) },
  responses: answered('The rehearsal that waits', RehearsalAnswer),
})
const look = staffRoute('policy.read', {
  method: 'get',
  path: '/desk/policy/rehearsals/{rehearsalId}',
  summary: 'How far a rehearsal is, and its report',
  request: { params: rehearsalParams },
  responses: answered('The rehearsal', RehearsalAnswer),
})
const approve = staffRoute('policy.approve', {
  method: 'post',
  path: '/desk/policy/drafts/{draftId}/approvals',
  summary: 'Put your name to a rehearsed revision',
  request: { params: draftParams, body: body(ApprovalAsked) },
  responses: answered('The draft', DraftAnswer),
})
const publish = staffRoute('policy.approve', {
  method: 'post',
  path: '/desk/policy/drafts/{draftId}/publication',
  summary: 'Publish a draft once enough people agreed',
  request: { params: draftParams },
  responses: answered('What was published', PublicationAnswer),
})
const versionDeed = staffRoute('policy.roll-back', {
  method: 'post',
  path: '/desk/policy/versions/{scheme}/{number}/deeds',
  summary: 'Propose to take back or renew a version, or agree to what another proposed',
  request: { params: versionParams, body: body(VersionDeedAsked) },
  responses: answered('Whether it is done', VersionDeedAnswer),
})

/** `/api/v1/desk/policy…`. */
export function rehearsalRoutes(house: House): OpenAPIHono {
  const app = openApi()
  mountDrafts(app, house)
  mountRehearsals(app, house)
  mountDeeds(app, house)
  app.route('/', vocabularyRoutes(house))
  return app
}

function mountDrafts(app: OpenAPIHono, house: House): void {
  app.openapi(overview, (c) =>
    asOfficer(house, overview, c, async (deed) => c.json(await showPolicyDesk(deed, readerLanguage(c)), 200)),
  )
  app.openapi(drafts, (c) =>
    asOfficer(house, drafts, c, async (deed) =>
      c.json({ drafts: await listDraftHeads(deed, readerLanguage(c)) }, 200),
    ),
  )
  app.openapi(begin, (c) =>
    asOfficer(house, begin, c, async (deed) => {
      const draftId = await beginDraft(deed, c.req.valid('json'))
      return c.json(await showDraft(deed, draftId, readerLanguage(c)), 200)
    }),
  )
  app.openapi(read, (c) =>
    asOfficer(house, read, c, async (deed) =>
      c.json(await showDraft(deed, c.req.valid('param').draftId, readerLanguage(c)), 200),
    ),
  )
  app.openapi(edit, (c) =>
    asOfficer(house, edit, c, async (deed) => {
      const { draftId } = c.req.valid('param')
      await editDraft(deed, draftId, c.req.valid('json'))
      return c.json(await showDraft(deed, draftId, readerLanguage(c)), 200)
    }),
  )
  app.openapi(check, (c) =>
    asOfficer(house, check, c, async (deed) => {
      const { document, texts } = c.req.valid('json')
      return c.json(await checkRules(deed, document, texts, readerLanguage(c)), 200)
    }),
  )
}

function mountRehearsals(app: OpenAPIHono, house: House): void {
  app.openapi(ask, (c) =>
    asOfficer(house, ask, c, async (deed) => {
      const draft = await getOpenDraft(deed, c.req.valid('param').draftId)
      return c.json(
        await showRehearsal(deed, await askRehearsal(deed, draft, c.req.valid('json')), readerLanguage(c)),
        200,
      )
    }),
  )
  app.openapi(look, (c) =>
    asOfficer(house, look, c, async (deed) =>
      c.json(await showRehearsal(deed, c.req.valid('param').rehearsalId, readerLanguage(c)), 200),
    ),
  )
}

function mountDeeds(app: OpenAPIHono, house: House): void {
  app.openapi(approve, (c) =>
    asOfficer(house, approve, c, async (deed) => {
      const { draftId } = c.req.valid('param')
      await approveDraft(deed, draftId, c.req.valid('json').revision)
      return c.json(await showDraft(deed, draftId, readerLanguage(c)), 200)
    }),
  )
  app.openapi(publish, (c) =>
    asOfficer(house, publish, c, async (deed) => {
      const done = await publishDraft(deed, c.req.valid('param').draftId)
      return c.json({ ...done, signedBy: [...done.signedBy] }, 200)
    }),
  )
  app.openapi(versionDeed, (c) =>
    asOfficer(house, versionDeed, c, async (deed) => {
      const { scheme, number } = c.req.valid('param')
      const key = { pack: house.config.pack, scheme, number }
      return c.json(await proposeOrDo(deed, key, c.req.valid('json')), 200)
    }),
  )
}
