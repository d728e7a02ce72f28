// The API of declarations: the whole party in one call, and back again with reference and secret.
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { DeclarationAnswer } from '@pratique/api-contract'
import type { Context } from 'hono'
import type { Language } from '../place/language.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { onceOnly } from '../platform/idempotency.ts'
import { Problem } from '../platform/problem.ts'
import { RateLimit, rateLimit } from '../platform/rate-limit.ts'
import { isLanguage } from '../site/language.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { say } from '../site/say.ts'
import { spoken } from '../site/spoken.ts'
import { pointerOf } from './answer-pointer.ts'
import type { Answers } from './answers.ts'
import { changeAnswers } from './change-answers.action.ts'
import { checkTravellers, type TravellerProblem } from './check-travellers.ts'
import { declarationInvalid, declarationNotSent } from './declaration.problems.ts'
import { type DeclarationRow, type Lock, listHolderIds } from './declaration.store.ts'
import { declarationAnswer } from './declaration-answer.ts'
import { erasure, get, patch, post, remove } from './declaration-api.routes.ts'
import { declareTravellers } from './declare.action.ts'
import { checkingAt, type Desk, deskFor, packInUse } from './desk.node.ts'
import type { ShownCertificate } from './draft.ts'
import { eraseDeclaration } from './erase-declaration.action.ts'
import { nameOf } from './identity-of.ts'
import { openDeclaration, readCredentials } from './open-declaration.action.ts'
import { showCertificates } from './own-certificates.action.ts'
import { readReference } from './reference.ts'
import { beginDeclaration } from './save-draft.action.ts'
import type { Credentials } from './secret.node.ts'
import { showDeclared, showTravellers } from './show-declaration.action.ts'
import { travellerProblemInWords } from './traveller-problem-words.ts'
import { type Sent, verifyAll } from './verify-certificates.action.ts'
import { withdrawDeclaration } from './withdraw.action.ts'

const traveller: Actor = { kind: 'traveller', id: 'anonymous' }

/** `/api/v1/declarations`. */
export function declarationRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openAPIRegistry.registerComponent('securitySchemes', 'secret', {
    type: 'http',
    scheme: 'bearer',
    description: 'The secret of the declaration',
  })
  const limit = new RateLimit(house.config.limits.perReference)
  app.use(
    '/declarations/:reference',
    rateLimit(limit, (c) => readReference(c.req.param('reference') ?? '')),
  )

  openDeclaring(app, house)
  openLeaving(app, house)
  return app
}

function openDeclaring(app: OpenAPIHono, house: House): void {
  app.openapi(post, async (c) => {
    const body = c.req.valid('json')
    const language = body.language === undefined ? readerLanguage(c) : spoken(body.language)
    // The body was read as JSON; the schema leaves the answers to the questionnaire.
    const given = body.travellers.map(({ answers, certificates }) => ({
      answers: answers as Answers,
      texts: certificates ?? [],
    }))
    const answer = await perform(house, traveller, (deed) =>
      onceOnly(deed, c, async () =>
        c.json(
          await declare(
            deed,
            deskFor(house, body.scheme, packInUse(house, body.pack)),
            given,
            language,
            readerLanguage(c, language),
          ),
          201,
        ),
      ),
    )
    return answer as never
  })

  app.openapi(get, async (c) => {
    const answer = await perform(house, traveller, async (deed) => {
      const { row, credentials } = await open(deed, c)
      return present(deed, row, credentials, readerLanguage(c, writtenIn(row)))
    })
    return c.json(answer, 200)
  })

  app.openapi(patch, async (c) => {
    const { travellers } = c.req.valid('json')
    const changes = travellers.map(({ number, answers = {}, certificates = [] }) => ({
      number,
      answers: answers as Answers,
      texts: certificates,
    }))
    const answer = await perform(house, traveller, (deed) =>
      onceOnly(deed, c, async () => {
        const { row, credentials } = await open(deed, c, 'update')
        const language = readerLanguage(c, writtenIn(row))
        const desk = deskFor(deed.house, row.scheme, row.pack)
        const shown = await verifyAll(deed, desk, changes, language)
        refuseIf(desk, await changeAnswers(deed, row, changes), language)
        await showChanged(deed, row, changes, shown)
        return c.json(await present(deed, row, credentials, language), 200)
      }),
    )
    return answer as never
  })
}

function openLeaving(app: OpenAPIHono, house: House): void {
  app.openapi(remove, async (c) => {
    await perform(house, traveller, async (deed) =>
      withdrawDeclaration(deed, (await open(deed, c, 'update')).row),
    )
    return c.body(null, 204)
  })
  app.openapi(erasure, async (c) => {
    const receipts = await perform(house, traveller, async (deed) =>
      eraseDeclaration(deed, (await open(deed, c, 'update')).row),
    )
    return c.json(
      {
        receipts: receipts.map(({ holderId, acts, erasedAt }) => ({
          holderId,
          acts,
          at: erasedAt.toISOString(),
        })),
      },
      200,
    )
  })
}

/** In which she declared, while the site still speaks it. */
const writtenIn = ({ language }: DeclarationRow): Language | undefined =>
  isLanguage(language) ? language : undefined

async function open(
  deed: Deed,
  c: Context,
  lock: Lock = 'none',
): Promise<{ readonly row: DeclarationRow; readonly credentials: Credentials }> {
  const secret = /^Bearer\s+(\S+)\s*$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const credentials = readCredentials(c.req.param('reference') ?? '', secret)
  const row = await openDeclaration(deed, credentials, lock)
  if (row.submitted_at === null)
    throw new Problem(declarationNotSent, {
      detail: 'It was begun on the pages of the site and not sent yet. Send it there.',
    })
  return { row, credentials: credentials ?? { reference: row.reference, secret } }
}

const present = async (
  deed: Deed,
  row: DeclarationRow,
  { secret }: Credentials,
  language: Language,
): Promise<DeclarationAnswer> =>
  declarationAnswer(row, secret, await showTravellers(deed, row.declaration_id, language))

async function declare(
  deed: Deed,
  desk: Desk,
  given: readonly (Sent & { readonly answers: Answers })[],
  language: Language,
  reader: Language,
): Promise<DeclarationAnswer> {
  const answers = given.map((one) => one.answers)
  const { travellers, problems } = checkTravellers(desk.questionnaire, answers, checkingAt(desk, deed.now))
  refuseIf(desk, { problems, travellers }, reader)
  const certificates = await verifyAll(deed, desk, given, reader)
  const { row, credentials } = await beginDeclaration(deed, {
    draft: null,
    language,
    pack: desk.manifest.id,
    scheme: desk.scheme,
  })
  const declared = await declareTravellers(deed, row, travellers, certificates)
  return declarationAnswer(row, credentials.secret, await showDeclared(deed, declared, reader))
}

/** The changes name travellers by their number; with no problem found, each is there. */
async function showChanged(
  deed: Deed,
  row: DeclarationRow,
  changes: readonly { readonly number: number }[],
  shown: readonly (readonly ShownCertificate[])[],
): Promise<void> {
  const holderIds = await listHolderIds(deed.db, row.declaration_id)
  for (const [at, { number }] of changes.entries()) {
    const holderId = holderIds[number - 1]
    if (holderId !== undefined) await showCertificates(deed, holderId, shown[at] ?? [])
  }
}

interface Checked {
  readonly problems: readonly TravellerProblem[]
  readonly travellers: readonly Answers[]
}

function refuseIf(
  { questionnaire, lookups }: Desk,
  { problems, travellers }: Checked,
  language: Language,
): void {
  if (problems.length === 0) return
  const t = say(language)
  const errors = problems.map((found) => ({
    pointer: pointerOf(questionnaire, found),
    code: found.of === 'zone' ? `zone-${found.problem.code}` : found.problem.code,
    detail: travellerProblemInWords(t, questionnaire, found, {
      name: nameOf(travellers[found.traveller] ?? {}) ?? String(found.traveller + 1),
      lookups: lookups(language),
    }),
  }))
  throw new Problem(declarationInvalid, {
    detail: `Nothing was stored. Mend what \`errors\` names (${errors.length}) and send it again.`,
    errors,
  })
}
