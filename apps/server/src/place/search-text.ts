// Finding names as people type them: any case, without accents, the beginning of any word. Chinese is written
// without spaces, so there any part of the name will do.

/** Case, accents, Arabic vowel signs and the many forms of alef and yeh make no difference. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Names are few and asked for often; what was typed is folded afresh. */
const foldedNames = new Map<string, string>()

function foldedName(name: string): string {
  const known = foldedNames.get(name) ?? folded(name)
  foldedNames.set(name, known)
  return known
}

/** How well a name fits what was typed: 0 exactly, 1 it begins so, 2 a word begins so; nothing if not at all. */
export function findFit(name: string, typed: string): number | undefined {
  const [whole, part] = [foldedName(name), folded(typed)]
  if (part === '') return undefined
  if (whole === part) return 0
  // Without spaces too: `linan` and `lin an` both mean Lin'an.
  if (whole.replaceAll(' ', '').startsWith(part.replaceAll(' ', ''))) return 1
  const isInside = whole.includes(` ${part}`) || (/\p{Script=Han}/u.test(part) && whole.includes(part))
  return isInside ? 2 : undefined
}

/** The best fits first, at most `limit`; those that fit alike keep their order. */
export function searchBy<Thing>(
  things: readonly Thing[],
  typed: string,
  namesOf: (thing: Thing) => readonly string[],
  limit: number,
): readonly Thing[] {
  const hits = things.flatMap((thing) => {
    const fits = namesOf(thing)
      .map((name) => findFit(name, typed))
      .filter((fit) => fit !== undefined)
    return fits.length === 0 ? [] : [{ thing, fit: Math.min(...fits) }]
  })
  return hits
    .toSorted((a, b) => a.fit - b.fit)
    .slice(0, limit)
    .map(({ thing }) => thing)
}
