// The API of codes: verify one that was shown.
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { CodeAnswer, CodeQuestion } from '@pratique/api-contract'
import { readCodeText } from '@pratique/verifier/check-form'
import { judge } from '@pratique/verifier/judgement'
import { reasonTexts, sentence, valuesOf } from '@pratique/verifier/judgement-card'
import type { JudgementTexts } from '@pratique/verifier/texts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import { openApi } from '../platform/frame.ts'
import { readerLanguage } from '../site/reader-language.ts'
import { judgementTexts } from './judgement-texts.ts'
import { readKnownPacks } from './known-packs.action.ts'
import { type CodeAnswer as Answer, verifyShownCode } from './verify-code.action.ts'

const verifyRoute = createRoute({
  method: 'post',
  path: '/codes/verify',
  tags: ['codes'],
  summary: 'Verify a health code',
  description:
    'Answers 200 for every verdict. Reasons and explanations are in the language of `Accept-Language`. Nothing of the question is stored. The code of the example is a specimen that nobody on your list has signed, because every instance has keys of its own: it is answered `unknown`; the text of a code page of your instance is answered as in the example of the answer. To verify without a network, fetch the trust list and the status lists.',
  request: { body: { required: true, content: { 'application/json': { schema: CodeQuestion } } } },
  responses: {
    200: { description: 'The verdict', content: { 'application/json': { schema: CodeAnswer } } },
  },
})

const verifier: Actor = { kind: 'traveller', id: 'anonymous' }

/** `/api/v1/codes`. */
export function codeRoutes(house: House): OpenAPIHono {
  const app = openApi()
  app.openapi(verifyRoute, async (c) => {
    const { code, document } = c.req.valid('json')
    const language = readerLanguage(c)
    const question = {
      code: readCodeText(code),
      document: document ? { ...document, expiresOn: document.expiresOn ?? '' } : null,
    }
    const body = await perform(house, verifier, async (deed) => {
      const texts = judgementTexts(language, await readKnownPacks(deed))
      return present(deed, await verifyShownCode(deed, question), texts)
    })
    return c.json(body, 200)
  })
  return app
}

function present(
  deed: Deed,
  { verification, authority, statusAt }: Answer,
  texts: JudgementTexts,
): CodeAnswer {
  const judgement = judge(verification)
  const { payload, problems, document, status, issuer, keyId, issuedAt, expiresAt } = verification
  // What a forged code says of itself means nothing, so it is not repeated; what a borrowed one says is somebody
  // else's, and nobody's business who holds another document.
  const said = judgement.isGenuine && document !== 'mismatch' ? payload : null
  const values = valuesOf({ verification, authority, statusAt: statusAt?.toISOString() ?? null }, texts)
  const findings = [...judgement.against, ...judgement.checks]
  return {
    verdict: judgement.verdict,
    problems: problems.map(({ code, message }) => ({ code, message })),
    colour: judgement.colour,
    reasons: reasonTexts(said, texts).map((text, at) => ({ rule: said?.reasons[at] ?? at, text })),
    explanations: findings.map((finding) => sentence(finding, values(finding), texts)),
    specimen: judgement.specimen,
    state: said?.state ?? null,
    scheme: said?.scheme ?? null,
    level: said?.level ?? null,
    document,
    status,
    issuer,
    keyId,
    pack: said?.pack ?? null,
    policyVersion: said?.policyVersion ?? null,
    issuedAt,
    expiresAt,
    checkedAt: deed.now.toISOString(),
  }
}
