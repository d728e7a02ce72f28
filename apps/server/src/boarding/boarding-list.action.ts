// Everyone on the list of a voyage with the answer that its operator would have now: what the counter works from on paper
// when there is no network. No reason of health stands on it.
import type { BoardingListAnswer } from '@pratique/api-contract'
import { readIdentities } from '../people/read-identity.action.ts'
import type { Language } from '../place/language.ts'
import type { Deed } from '../platform/deed.ts'
import { m, say } from '../site/say.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { documentNumbersOf } from '../voyage/listed-person.ts'
import { getVoyage } from '../voyage/open-voyage.action.ts'
import { unknownPerson } from '../voyage/person-clause.ts'
import { listPersonFacts } from '../voyage/person-facts.action.ts'
import { listPeople } from '../voyage/reconcile.action.ts'
import { boardingAnswer, doorsCloseAt } from './boarding-answer.ts'

export async function showBoardingList(
  deed: Deed,
  voyageId: string,
  language: Language,
): Promise<BoardingListAnswer> {
  const voyage = await getVoyage(deed, voyageId)
  const people = await listPeople(deed, voyageId)
  const ids = people.flatMap(({ row }) => row.holder_id ?? [])
  const facts = await listPersonFacts(deed, ids)
  const identities = await readIdentities(deed, ids, `boarding list of ${voyage.designator}`)
  const { boarding, times } = arrivalPack(deed.house).plan
  const closes = doorsCloseAt(voyage.departsAt, times)
  return {
    voyageId,
    designator: voyage.designator,
    departsAt: voyage.departsAt?.toISOString() ?? null,
    doorsCloseAt: closes?.toISOString() ?? null,
    asOf: deed.now.toISOString(),
    ask: say(language)(m.boarding_ask, { address: `${deed.house.config.address}/${language}/declare` }),
    people: people.map(({ row, identity }) => {
      const holderId = row.holder_id ?? ''
      const nationality = identities.get(holderId)?.nationality ?? identity?.nationality ?? null
      return {
        personId: row.person_id,
        name: identity === null ? '' : `${identity.primaryIdentifier} ${identity.secondaryIdentifier}`.trim(),
        documentNumber: identity === null ? null : (documentNumbersOf(identity)[0] ?? null),
        seat: row.seat,
        answer: boardingAnswer(boarding, facts.get(holderId)?.facts ?? unknownPerson, nationality),
      }
    }),
  }
}
