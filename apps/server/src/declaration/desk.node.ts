// What the room keeps open: of each scheme the questionnaire, and the pack's places and manifest.
import type { PackManifest } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import type { Places } from '../place/places.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { House } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { Problem } from '../platform/problem.ts'
import { StartFault } from '../platform/start-fault.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { answerContext } from './answer-context.ts'
import { schemeNotDeclared } from './declaration.problems.ts'
import type { Scheme } from './flow.ts'
import { dayIn } from './local-time.ts'
import type { Lookups } from './lookups.ts'
import { placeLookups } from './place-lookups.ts'
import { readQuestionnaire } from './questionnaire.node.ts'
import type { Questionnaire } from './questionnaire.ts'

export interface Desk {
  readonly manifest: PackManifest
  readonly scheme: Scheme
  readonly questionnaire: Questionnaire
  readonly places: Places
  readonly lookups: (language: Language) => Lookups
}

/** For who arrives from abroad. */
export const deskFixture = fixture<Desk>('declaration desk')
/** For who lives here; null where the pack asks residents nothing. */
const residentDesk = fixture<Desk | null>('declaration desk of residents')

/** The desk of a scheme; a scheme that the pack does not ask about is refused. */
export function deskFor({ fixtures }: House, scheme: Scheme): Desk {
  const desk = scheme === 'resident' ? fixtures.get(residentDesk) : fixtures.get(deskFixture)
  if (desk !== null) return desk
  throw new Problem(schemeNotDeclared, { detail: `The pack asks no questions for the scheme "${scheme}".` })
}

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
  const { pointsOfEntry = null } = manifest.authority
  const jurisdiction = manifest.authority.jurisdiction.replace('-', '/')
  const lookups = (language: Language) => placeLookups(places, { jurisdiction, pointsOfEntry }, language)
  const shared = { manifest, places, lookups }
  house.fixtures.set(deskFixture, { ...shared, scheme: 'international', questionnaire })
  const asked = manifest.schemes.find(({ code }) => code === 'resident')?.questionnaire
  house.fixtures.set(
    residentDesk,
    asked === undefined
      ? null
      : { ...shared, scheme: 'resident', questionnaire: readQuestionnaire(folder, asked) },
  )
  return Promise.resolve()
}

/** What checking answers needs to know of the world on the day of the deed. */
export function checkingAt(
  { manifest, places, scheme }: Desk,
  now: Date,
): ReturnType<typeof answerContext> & { readonly today: PlainDate } {
  const { zone } = manifest.authority
  return answerContext(places, {
    zone,
    windowDays: manifest.lookBackDays,
    today: dayIn(now, zone),
    category: scheme === 'resident' ? 'resident' : 'traveller',
    pointsOfEntry: manifest.authority.pointsOfEntry ?? null,
  })
}
