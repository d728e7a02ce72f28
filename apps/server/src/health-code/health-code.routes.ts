// The room's part of the API, under `/api/v1`.
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { House } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { codeRoutes } from './codes.routes.ts'
import { listRoutes } from './lists.routes.ts'

export function healthCodeRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.route('/', codeRoutes(house))
  app.route('/', listRoutes(house))
  return app
}
