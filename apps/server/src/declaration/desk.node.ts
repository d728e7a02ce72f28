// What the room keeps open: the pack's questionnaire, its places and its manifest.
import type { PackManifest } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import type { Places } from '../place/places.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { House } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { StartFault } from '../platform/start-fault.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { answerContext } from './answer-context.ts'
import { dayIn } from './local-time.ts'
import type { Lookups } from './lookups.ts'
import { placeLookups } from './place-lookups.ts'
import { readQuestionnaire } from './questionnaire.node.ts'
import type { Questionnaire } from './questionnaire.ts'

export interface Desk {
  readonly manifest: PackManifest
  readonly questionnaire: Questionnaire
  readonly places: Places
  readonly lookups: (language: Language) => Lookups
}

export const deskFixture = fixture<Desk>('declaration desk')

export function openDeclaration(house: House): Promise<void> {
  const { pack } = house.config
  const folder = findPackFolder(pack)
  if (folder === undefined)
    throw new StartFault(
      `PRATIQUE_PACK "${pack}" is no folder of packs/. There are: ${listPacks().join(', ')}.`,
    )
  const { manifest } = readPack(folder)
  const places = openPlaces(folder)
  const questionnaire = readQuestionnaire(folder, manifest.questionnaire)
  const jurisdiction = manifest.authority.jurisdiction.replace('-', '/')
  const lookups = (language: Language) => placeLookups(places, jurisdiction, language)
  house.fixtures.set(deskFixture, { manifest, questionnaire, places, lookups })
  return Promise.resolve()
}

/** What checking answers needs to know of the world on the day of the deed. */
export function checkingAt(
  { manifest, places }: Desk,
  now: Date,
): ReturnType<typeof answerContext> & { readonly today: PlainDate } {
  const { zone } = manifest.authority
  return answerContext(places, {
    zone,
    windowDays: manifest.lookBackDays,
    today: dayIn(now, zone),
    category: 'traveller',
  })
}
