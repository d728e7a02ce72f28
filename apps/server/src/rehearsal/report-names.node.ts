// The codes of a report in words: it is kept without a language and read in six.
import type { ReplayReport } from '@pratique/api-contract'
import { type Language, type Pack, say } from '@pratique/policy-engine'
import { placeNames } from '../place/place-names.node.ts'
import type { Draft } from './draft-policy.ts'

interface Named {
  readonly pack: Pack
  /** Whose rules the reports name, beside those that were published; half-written drafts name none. */
  readonly drafts: readonly Draft[]
  readonly language: Language
}

export function reportNames(
  reports: readonly ReplayReport[],
  { pack, drafts, language }: Named,
): Record<string, string> {
  const { manifest, versions, texts } = pack
  const nameOf = placeNames(manifest.id, language)
  const states = manifest.schemes.flatMap(({ states: known, unknown }) => [
    ...known.map(({ code, labels }) => [code, say(labels, language)] as const),
    ['unknown', say(unknown.labels, language)] as const,
  ])
  const published = versions.flatMap(({ rules }) =>
    rules.map(({ id, texts: key }) => [id, texts.get(key)] as const),
  )
  const drafted = drafts.flatMap(({ version, texts: own }) =>
    version.rules.map(({ id, texts: key }) => [id, own[key] ?? texts.get(key)] as const),
  )
  const rules = [...published, ...drafted].flatMap(([id, words]) => {
    const title = words?.[language]?.title ?? words?.en?.title
    return title ? [[id, title] as const] : []
  })
  const places = reports.flatMap(placesIn).map((place) => [place, nameOf(place)] as const)
  return Object.fromEntries([...places, ...states, ...rules])
}

const placesIn = ({ byCountry, byDistrict, burdens, examples }: ReplayReport): string[] => [
  ...[...byCountry, ...byDistrict].map(({ key }) => key),
  ...burdens.flatMap(({ of, key }) => (of === 'origin' ? [key] : [])),
  ...examples.flatMap(({ places, district }) => [...places, ...(district === null ? [] : [district])]),
]
