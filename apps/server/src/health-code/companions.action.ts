// Who travels with a holder, as her page lists them: first name, colour, and where their code is.
import { getHolder } from '../holder/known-holder.action.ts'
import { listParty } from '../people/form-party.action.ts'
import { readIdentities } from '../people/read-identity.action.ts'
import type { Deed } from '../platform/deed.ts'
import type { Language } from '../site/language.ts'
import { openCodePage } from './code-page.action.ts'
import type { CompanionView } from './code-view.ts'
import { firstNameOf } from './first-name.ts'

/** The others of the party; whoever was erased is not among them. */
export async function listCompanions(
  deed: Deed,
  holderId: string,
  language: Language,
): Promise<readonly CompanionView[]> {
  const others = (await listParty(deed, holderId)).filter((member) => member.holderId !== holderId)
  const identities = await readIdentities(
    deed,
    others.map((member) => member.holderId),
    'companion shown on a code page',
  )
  const views: CompanionView[] = []
  for (const [id, identity] of identities) {
    const { head } = await getHolder(deed, id)
    const href = `/${language}/code/${await openCodePage(deed, id)}`
    views.push({ name: firstNameOf(identity), colour: head.colour, href })
  }
  return views
}
