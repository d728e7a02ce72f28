// One person, several spellings: lists and passports space Pinyin apart, swap the order of names, drop second
// names and write Ü three ways. A variant is a key to compare and look up, not a name to show.
import { transliterate, transliterations } from './transliterate.ts'

/** A name as a zone or a passenger list holds it, in any script case and with national characters. */
export interface PersonName {
  readonly primaryIdentifier: string
  readonly secondaryIdentifier?: string | null | undefined
}

/** Put behind the given name by reservation systems. */
const titles = new Set(['MR', 'MRS', 'MS', 'MISS', 'MSTR', 'MSTER', 'MASTER', 'DR', 'PROF', 'CHD', 'INF'])

/** Enough for the variants of any real name; a bound for a hostile one. */
const longestName = 200

const wordsOf = (name: string): readonly string[] => name.split(' ').filter((word) => word !== '')

function withoutTitles(words: readonly string[]): readonly string[] {
  const last = words.at(-1)
  return words.length > 1 && last !== undefined && titles.has(last)
    ? withoutTitles(words.slice(0, -1))
    : words
}

/** ANNAMRS as ANNA: reservation systems glue titles on. Only ever a variant, because OMR is a name too. */
const gluedTitle = /(?<=[A-Z]{3})(?:MRS|MSTR|MISS|MR)$/

const unglued = ({ primary, secondary }: Spelling): Spelling[] => {
  const bare = secondary.map((word, index) =>
    index === secondary.length - 1 ? word.replace(gluedTitle, '') : word,
  )
  return bare.at(-1) === secondary.at(-1) ? [] : [{ primary, secondary: bare }]
}

/** MUELLER as MULLER: where the umlaut was spelt out before we saw it. */
const foldDigraphs = (text: string) =>
  text.replace(/AE/g, 'A').replace(/OE/g, 'O').replace(/UE/g, 'U').replace(/AA/g, 'A')

interface Spelling {
  readonly primary: readonly string[]
  readonly secondary: readonly string[]
}

function spellings(name: PersonName): readonly Spelling[] {
  const primaries = transliterations(name.primaryIdentifier.slice(0, longestName))
  const secondaries = transliterations((name.secondaryIdentifier ?? '').slice(0, longestName))
  const count = Math.max(primaries.length, secondaries.length)
  const spelt = Array.from({ length: count }, (_, nth) => ({
    primary: primaries[nth] ?? primaries[0] ?? '',
    secondary: secondaries[nth] ?? secondaries[0] ?? '',
  }))
  const folded = spelt.map(({ primary, secondary }) => ({
    primary: foldDigraphs(primary),
    secondary: foldDigraphs(secondary),
  }))
  const plain = [...spelt, ...folded].map(({ primary, secondary }) => ({
    primary: wordsOf(primary),
    secondary: withoutTitles(wordsOf(secondary)),
  }))
  return [...plain, ...plain.flatMap(unglued)]
}

const key = (...names: readonly (readonly string[])[]) => names.map((words) => words.join('')).join('')

/** The whole name, in either order. */
const wholeKeys = ({ primary, secondary }: Spelling) => [key(primary, secondary), key(secondary, primary)]

/** Without second given names, and without second surnames; nothing is left out of a name that is not parted. */
function shortKeys({ primary, secondary }: Spelling): readonly string[] {
  if (secondary.length === 0) return []
  const firstGiven = secondary.slice(0, 1)
  const firstPrimary = primary.slice(0, 1)
  return [
    key(primary, firstGiven),
    key(firstGiven, primary),
    key(firstPrimary, firstGiven),
    key(firstGiven, firstPrimary),
  ]
}

const distinct = (keys: readonly string[]) => [...new Set(keys)].filter((one) => one !== '')

/**
 * Keys under which a name may be found, closest first, each of letters only; two names may be one person's if they
 * share a key. They cover spacing (`XIAO MING`, `XIAOMING`), umlauts (`AE`, `A`), swapped order, a missing second
 * given name or second surname, and titles (`ANNA MRS`, `ANNAMRS`). Whole names come before shortened ones. Some six for most names, at most 72. Empty for an empty name.
 *
 *     nameVariants({ primaryIdentifier: 'Li', secondaryIdentifier: 'Xiao Ming' })[0] // 'LIXIAOMING'
 */
export function nameVariants(name: PersonName): readonly string[] {
  const all = spellings(name)
  return distinct([...all.flatMap(wholeKeys), ...all.flatMap(shortKeys)])
}

/**
 * How two names compare: `same` (equal but for spacing, case, titles and the table of Doc 9303), `variant` (one,
 * whole, is among the `nameVariants` of the other, or is cut off where the other goes on), `different`. Two names
 * that share a first given name and go on differently are different: LI XIAO MING is not LI XIAO HONG.
 */
export type NameComparison = 'same' | 'variant' | 'different'

const wholeKey = (name: PersonName) =>
  key(
    wordsOf(transliterate(name.primaryIdentifier)),
    withoutTitles(wordsOf(transliterate(name.secondaryIdentifier ?? ''))),
  )

/** A zone cuts a long name at its last position: a shorter whole key that begins the longer one. */
function isCut(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  return short.length >= 20 && long.startsWith(short)
}

/**
 * Compares two names as `NameComparison` says. Symmetric; it knows no language, so `variant` is for a person to look at.
 *
 *     compareNames(
 *       { primaryIdentifier: 'MUELLER', secondaryIdentifier: 'ANNA MARIA' },
 *       { primaryIdentifier: 'Müller', secondaryIdentifier: 'Anna' },
 *     ) // 'variant'
 */
export function compareNames(left: PersonName, right: PersonName): NameComparison {
  const keys = [wholeKey(left), wholeKey(right)] as const
  if (keys[0] === '' || keys[1] === '') return 'different'
  if (keys[0] === keys[1]) return 'same'
  return hasWhole(left, right) || hasWhole(right, left) || isCut(...keys) ? 'variant' : 'different'
}

function hasWhole(whole: PersonName, other: PersonName): boolean {
  const known = new Set(nameVariants(other))
  return spellings(whole)
    .flatMap(wholeKeys)
    .some((one) => known.has(one))
}
