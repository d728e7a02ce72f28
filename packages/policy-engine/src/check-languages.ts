// No text without all of the pack's languages: a rule that does not speak someone's language is no rule.
// A text is known by its keys, so that a new field can never be forgotten here.

import type { Pack } from './pack.ts'
import { isLanguageTag } from './pack-text.ts'
import { type PackFault, versionFile } from './rule/fault.ts'

/** The languages missing from any text of the pack. */
export function checkLanguages({ manifest, versions, texts }: Pack): PackFault[] {
  const check = (file: string, value: unknown): PackFault[] =>
    missingIn(value, '', manifest.languages).map(({ path, language }) => ({
      code: 'missing-language',
      file,
      path,
      message: `the text in "${language}" is missing`,
    }))
  return [
    ...check('pack.json', manifest),
    // Of the rules only what stands there in words: a code called "it" or "es" would look like a text.
    ...versions.flatMap((version) =>
      check(versionFile(version), { ...version, rules: version.rules.map(({ who }) => ({ who })) }),
    ),
    ...[...texts].flatMap(([key, words]) => check(`texts/${key}.json`, words)),
  ]
}

interface Missing {
  readonly path: string
  readonly language: string
}

function missingIn(value: unknown, path: string, languages: readonly string[]): Missing[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  if (isText(entries, languages)) {
    return languages
      .filter((language) => !Object.hasOwn(value, language))
      .map((language) => ({ path, language }))
  }
  return entries.flatMap(([key, part]) => missingIn(part, `${path}/${key}`, languages))
}

/** In the pack's own languages or in others, but in one of its own at least: `who` alone is spelled like a tag too. */
const isText = (entries: readonly [string, unknown][], languages: readonly string[]): boolean =>
  entries.some(([key]) => languages.includes(key)) && entries.every(([key]) => isLanguageTag(key))
