// An officer files for people who stand before her: the same questions, the same checks. Somebody who is a holder
// already, because she landed without a declaration, stays that holder.
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { say } from '../site/say.ts'
import { pointerOf } from './answer-pointer.ts'
import type { Answers } from './answers.ts'
import { checkTravellers } from './check-travellers.ts'
import { declarationInvalid } from './declaration.problems.ts'
import { type DeclaredTraveller, declareTravellers } from './declare.action.ts'
import { checkingAt, deskFor } from './desk.node.ts'
import { nameOf } from './identity-of.ts'
import { beginDeclaration } from './save-draft.action.ts'
import type { Credentials } from './secret.node.ts'
import { travellerProblemInWords } from './traveller-problem-words.ts'

export interface AssistedTraveller {
  readonly answers: Answers
  /** Null: she becomes one by declaring. */
  readonly holderId: string | null
}

export interface Filed {
  readonly credentials: Credentials
  readonly travellers: readonly DeclaredTraveller[]
}

/** `language`: the traveller's; `reader`: the officer's, for what is wrong. */
export async function declareAssisted(
  deed: Deed,
  filed: readonly AssistedTraveller[],
  { language, reader }: { readonly language: Language; readonly reader: Language },
): Promise<Filed> {
  const desk = deskFor(deed.house, 'international')
  const { questionnaire, manifest } = desk
  const { travellers, problems } = checkTravellers(
    questionnaire,
    filed.map(({ answers }) => answers),
    checkingAt(desk, deed.now),
  )
  if (problems.length > 0)
    throw new Problem(declarationInvalid, {
      detail: `Nothing was stored. Mend what \`errors\` names (${problems.length}) and send it again.`,
      errors: problems.map((found) => ({
        pointer: pointerOf(questionnaire, found),
        code: found.of === 'zone' ? `zone-${found.problem.code}` : found.problem.code,
        detail: travellerProblemInWords(say(reader), questionnaire, found, {
          name: nameOf(travellers[found.traveller] ?? {}) ?? String(found.traveller + 1),
          lookups: desk.lookups(reader),
        }),
      })),
    })
  const { row, credentials } = await beginDeclaration(deed, {
    draft: null,
    language,
    pack: manifest.id,
    scheme: desk.scheme,
  })
  const known = filed.map(({ holderId }) => holderId)
  return { credentials, travellers: await declareTravellers(deed, row, travellers, [], known) }
}
