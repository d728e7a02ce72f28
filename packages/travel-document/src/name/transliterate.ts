// National characters to A-Z as ICAO Doc 9303 Part 3, section 6 recommends for machine-readable zones.
// Where the table leaves a choice, issuing states differ, so matching needs every choice.

type Choices = readonly string[]

/** Letters without a base letter by decomposition, or for which the table says something else. */
const latin: Readonly<Record<string, Choices>> = {
  Ä: ['AE', 'A'],
  Ö: ['OE', 'O'],
  Ü: ['UE', 'U', 'UXX'],
  Å: ['AA', 'A'],
  Ø: ['OE', 'O'],
  Ñ: ['N', 'NXX'],
  Æ: ['AE'],
  Œ: ['OE'],
  Ĳ: ['IJ'],
  ẞ: ['SS'],
  Þ: ['TH'],
  Ð: ['D'],
  Đ: ['D'],
  Ħ: ['H'],
  ĸ: ['Q'],
  Ł: ['L'],
  Ŀ: ['L'],
  Ŋ: ['N'],
  Ŧ: ['T'],
  Ə: ['E'],
}

/** Russian first; the second choice is Ukrainian, Belarusian, Bulgarian, Serbian or Macedonian usage. */
const cyrillic =
  'А=A Б=B В=V Г=G/H Ґ=G Д=D Е=E Ё=E/IO Є=IE/E Ж=ZH/Z З=Z И=I/Y І=I Ї=I Й=I К=K Л=L М=M Н=N О=O П=P Р=R С=S ' +
  'Т=T У=U Ў=U Ф=F Х=KH/H Ц=TS/C Ч=CH/C Ш=SH/S Щ=SHCH/SHT Ъ=IE Ы=Y Ь= Э=E Ю=IU Я=IA Ђ=D Ј=J Љ=LJ Њ=NJ Ћ=C Џ=DZ'

const table = new Map<string, Choices>([
  ...Object.entries(latin),
  ...cyrillic.split(' ').map((entry): [string, Choices] => [entry.charAt(0), entry.slice(2).split('/')]),
])

/** Apostrophes and full stops vanish; hyphens and what else parts words become a space (Part 3, 4.6). */
const vanishes = /['’‘ʼʻ`´.]/

const baseLetters = (character: string) => character.normalize('NFD').replace(/\p{M}/gu, '')

/** The ways to write one upper-case character in A-Z; a letter of another script cannot be written. */
function choicesFor(character: string): Choices {
  if (/^[A-Z]$/.test(character)) return [character]
  const listed = table.get(character)
  if (listed) return listed
  if (vanishes.test(character)) return ['']
  const base = baseLetters(character)
  if (/^[A-Z]+$/.test(base)) return [base]
  return table.get(base) ?? [/[\p{L}\p{M}]/u.test(character) ? '' : ' ']
}

/** Upper case letter by letter: `ß` to `ẞ`, so that the table sees it, and `ı` to `I`. */
const letters = (text: string): string[] => [...text.normalize('NFC').replaceAll('ß', 'ẞ').toUpperCase()]

const tidy = (text: string) => text.replace(/ +/g, ' ').trim()

/**
 * A name in the letters of a machine-readable zone: `A` to `Z` and spaces (a space is a filler in the zone).
 * The first recommendation of ICAO Doc 9303 Part 3, section 6 for Latin and Cyrillic letters; letters of other
 * scripts are left out, because a zone takes their romanisation from the passport and not from a table.
 *
 *     transliterate('Jürgen Groß-Åberg') // 'JUERGEN GROSS AABERG'
 */
export const transliterate = (name: string): string =>
  tidy(
    letters(name)
      .map((letter) => choicesFor(letter)[0] ?? '')
      .join(''),
  )

/**
 * The spellings that issuing states give a name by the same table, each choice made alike throughout the name:
 * `Müller` is `MUELLER`, `MULLER` or `MUXXLLER`. The first is that of `transliterate`; at most three.
 */
export function transliterations(name: string): readonly string[] {
  const choices = letters(name).map(choicesFor)
  const spelling = (nth: number) => tidy(choices.map((some) => some[nth] ?? some[0] ?? '').join(''))
  return [...new Set([spelling(0), spelling(1), spelling(2)])]
}
