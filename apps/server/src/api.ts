// The API under /api/v1: the rooms' routes, one line each, and the description that grows out of them.
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type ApiDocument, withExamples } from './api-description.ts'
import { appealRoutes } from './appeal/appeal.routes.ts'
import { boardingRoutes } from './boarding/boarding.routes.ts'
import { contactRoutes } from './contact/contact.routes.ts'
import { dataScreeningRoutes } from './data-screening/data-screening.routes.ts'
import { certificateRoutes } from './declaration/certificates.routes.ts'
import { declarationRoutes } from './declaration/declaration.routes.ts'
import { deskRoutes } from './declaration/desk.routes.ts'
import { questionnaireRoutes } from './declaration/questionnaire.routes.ts'
import { questionsRoutes } from './declaration/questions.routes.ts'
import { waitingRoutes } from './declaration/waiting.routes.ts'
import { healthCodeRoutes } from './health-code/health-code.routes.ts'
import { deskSessionRoutes } from './holder/desk-session.routes.ts'
import { listRoutes } from './holder/lists.routes.ts'
import { laboratoryRoutes } from './laboratory/laboratory.routes.ts'
import { authRoutes } from './platform/auth/auth.routes.ts'
import type { House } from './platform/deed.ts'
import { openApi } from './platform/frame.ts'
import { liveRoutes } from './platform/live.ts'
import { policyRoutes } from './policy/policy.routes.ts'
import { portRoutes } from './port/port.routes.ts'
import { portPeopleRoutes } from './port/port-people.routes.ts'
import { specimenRoutes } from './port/specimen.routes.ts'
import { rehearsalRoutes } from './rehearsal/rehearsal.routes.ts'
import { deskRiskRoutes } from './risk/desk-risk.routes.ts'
import { riskRoutes } from './risk/risk.routes.ts'
import { voyageRoutes } from './voyage/voyage.routes.ts'
import { voyageListRoutes } from './voyage/voyage-list.routes.ts'

const info = {
  title: 'Pratique',
  version: '1',
  description:
    'Receives people from abroad during an outbreak: declare, decide, carry a code, verify it offline. Refusals are application/problem+json (RFC 9457); each kind is explained under /problems.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

export function apiRoutes(house: House): OpenAPIHono {
  const api = openApi()
  api.route('/', authRoutes(house))
  api.route('/', liveRoutes(house))
  api.route('/', deskSessionRoutes(house))
  api.route('/', listRoutes(house))
  api.route('/', deskRoutes(house))
  api.route('/', waitingRoutes(house))
  api.route('/', certificateRoutes(house))
  api.route('/', policyRoutes(house))
  api.route('/', riskRoutes(house))
  api.route('/', deskRiskRoutes(house))
  api.route('/', voyageRoutes(house))
  api.route('/', voyageListRoutes(house))
  api.route('/', portRoutes(house))
  api.route('/', portPeopleRoutes(house))
  api.route('/', specimenRoutes(house))
  api.route('/', boardingRoutes(house))
  api.route('/', laboratoryRoutes(house))
  api.route('/', contactRoutes(house))
  api.route('/', dataScreeningRoutes(house))
  api.route('/', questionnaireRoutes(house))
  api.route('/', declarationRoutes(house))
  api.route('/', questionsRoutes(house))
  api.route('/', healthCodeRoutes(house))
  api.route('/', appealRoutes(house))
  api.route('/', rehearsalRoutes(house))
  api.get('/openapi.json', (c) => c.json(apiDocument(api), 200, { 'cache-control': 'no-cache' }))
  return api
}

/** The description of every route mounted so far. */
export function apiDocument(api: OpenAPIHono): ApiDocument {
  return withExamples(api.getOpenAPI31Document({ openapi: '3.1.1', info, servers: [{ url: '/api/v1' }] }))
}
