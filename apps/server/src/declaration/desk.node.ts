// What the room keeps open: of each scheme the questionnaire, and the pack's places and manifest.
import type { PackManifest } from '@pratique/policy-engine'
import type { Language } from '../place/language.ts'
import { findPackFolder, listPacks, readPackJson } from '../place/pack-files.node.ts'
import { packPlaces } from '../place/pack-places.node.ts'
import type { Places } from '../place/places.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { House } from '../platform/deed.ts'
import { fixture } from '../platform/fixture.ts'
import { Problem } from '../platform/problem.ts'
import { StartFault } from '../platform/start-fault.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { answerContext } from './answer-context.ts'
import { packNotInUse, schemeNotDeclared } from './declaration.problems.ts'
import type { Scheme } from './flow.ts'
import { dayIn } from './local-time.ts'
import type { Lookups } from './lookups.ts'
import { placeLookups } from './place-lookups.ts'
import { readQuestionnaire } from './questionnaire.node.ts'
import { type Questionnaire, questionnaireSchema } from './questionnaire.ts'
import { listLatestQuestions, type PublishedQuestions } from './questions.store.ts'
import { questionsPublished } from './questions-published.node.ts'

export interface Desk {
  readonly manifest: PackManifest
  readonly scheme: Scheme
  readonly questionnaire: Questionnaire
  /** As it is given to other systems: without what reading it fills in. */
  readonly source: unknown
  /** How often questions were published here; 0 as the pack shipped them. */
  readonly edition: number
  readonly places: Places
  readonly lookups: (language: Language) => Lookups
}

/** For who arrives from abroad, under the general pack. */
export const deskFixture = fixture<Desk>('declaration desk')
/** Of each pack that was opened, the desk of each scheme it asks about. */
const openedDesks = fixture<Map<string, PackDesks>>('declaration desks')
type PackDesks = Readonly<Record<Scheme, Desk | null>>

/**
 * The desk of a scheme; a scheme that the pack does not ask about is refused. The general pack where none is named: a
 * holder or a draft names its own, which stays open for as long as somebody declared under it.
 */
export function deskFor({ fixtures, config }: House, scheme: Scheme, pack: string = config.packs[0]): Desk {
  const opened = fixtures.get(openedDesks)
  const desks = opened.get(pack) ?? openDesks(pack, [])
  opened.set(pack, desks)
  const desk = desks[scheme]
  if (desk !== null) return desk
  throw new Problem(schemeNotDeclared, { detail: `The pack asks no questions for the scheme "${scheme}".` })
}

/** Whether residents are asked anything by a pack. */
export const asksResidents = ({ fixtures, config }: House): boolean =>
  fixtures.get(openedDesks).get(config.packs[0])?.resident !== null

/** A pack under which somebody may declare today, by what an API or a page names. Refuses any other. */
export function packInUse({ config }: House, asked: string | undefined): string {
  const pack = asked ?? config.packs[0]
  if (config.packs.includes(pack)) return pack
  throw new Problem(packNotInUse, { detail: `People declare here under: ${config.packs.join(', ')}.` })
}

/** Every desk that is in use: of each pack the schemes that it asks about. */
export function listDesks(house: House): readonly Desk[] {
  const desks = house.config.packs.map((pack) => house.fixtures.get(openedDesks).get(pack))
  return desks
    .flatMap((opened) => (opened ? [opened.international, opened.resident] : []))
    .filter((desk) => desk !== null)
}

export async function openDeclaration(house: House): Promise<void> {
  await readDesks(house)
  house.events.hear(questionsPublished, () => readDesks(house))
}

/** With the questions that were published here, where there are any. */
export async function readDesks(house: House): Promise<void> {
  const opened = new Map<string, PackDesks>()
  for (const pack of house.config.packs)
    opened.set(pack, openDesks(pack, await listLatestQuestions(house.db, pack)))
  house.fixtures.set(openedDesks, opened)
  house.fixtures.set(deskFixture, deskFor(house, 'international'))
}

/** The questions of a scheme as the files of its pack say. */
export function readShippedQuestions(
  { id, questionnaire, schemes }: PackManifest,
  scheme: Scheme,
): Pick<Desk, 'questionnaire' | 'source'> {
  const folder = findPackFolder(id)
  if (folder === undefined) throw new Error(`The pack ${id} is no longer in packs/`)
  const file = schemes.find(({ code }) => code === scheme)?.questionnaire ?? questionnaire
  return { questionnaire: readQuestionnaire(folder, file), source: readPackJson(folder, file) }
}

function openDesks(pack: string, published: readonly PublishedQuestions[]): PackDesks {
  const folder = findPackFolder(pack)
  if (folder === undefined)
    throw new StartFault(
      `PRATIQUE_PACK "${pack}" is no folder of packs/. There are: ${listPacks().join(', ')}.`,
    )
  const { manifest } = readPack(folder)
  const places = packPlaces(pack)
  const { pointsOfEntry = null } = manifest.authority
  const jurisdiction = manifest.authority.jurisdiction.replace('-', '/')
  const lookups = (language: Language) => placeLookups(places, { jurisdiction, pointsOfEntry }, language)
  const shared = { manifest, places, lookups }
  const asked = manifest.schemes.find(({ code }) => code === 'resident')?.questionnaire
  const desk = (scheme: Scheme): Desk => {
    const latest = published.find((one) => one.scheme === scheme)
    if (latest === undefined)
      return { ...shared, scheme, edition: 0, ...readShippedQuestions(manifest, scheme) }
    const source: unknown = JSON.parse(latest.document)
    return {
      ...shared,
      scheme,
      edition: latest.number,
      questionnaire: questionnaireSchema.parse(source),
      source,
    }
  }
  return { international: desk('international'), resident: asked === undefined ? null : desk('resident') }
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
    slots: manifest.slots,
  })
}
