// Which language a page speaks: the path says it; at `/` the earlier choice (a cookie), then the browser's wish.
import { parseAccept } from 'hono/utils/accept'
import { languages } from '../../generated/languages.ts'

export { languages }
export type Language = keyof typeof languages
export const languageList = Object.keys(languages) as readonly Language[]

/** For route patterns. A group: one of Hono's routers would read bare alternatives as `^en`, `it`, `fr$`, and `site` has an `it`. */
export const languagePattern = `:language{(?:${languageList.join('|')})}`
export const languageCookie = 'language'

export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

/** Whether a path segment looks like a language tag (BCP 47: 2 or 3 letters, then subtags), ours or not. */
export const looksLikeLanguage = (segment: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(segment)

/**
 * The language a tag means, or undefined: itself, what is left of it without its last parts (`fr-CA` is `fr`), or one
 * of the same tongue in the same script, so that `zh` and `zh-SG` are `zh-Hans`, and `zh-TW` is none of ours.
 */
export function languageOf(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split('-')
  const shorter = parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-'))
  const found = shorter.map((one) => languageList.find((language) => language.toLowerCase() === one))
  const wished = likely(tag)
  const written = found.find(
    (language) => language !== undefined && likely(language)?.script === wished?.script,
  )
  if (written !== undefined || wished === undefined) return written
  return languageList.find((language) => isAlike(likely(language), wished))
}

const isAlike = (one: Intl.Locale | undefined, other: Intl.Locale): boolean =>
  one?.language === other.language && one.script === other.script

/** A tag with what it leaves unsaid: `zh-TW` is `zh-Hant-TW`. */
function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return undefined
  }
}

/** One of the same tongue, whatever its script: better than a tongue that the reader may not know at all. */
function kinOf(tag: string): Language | undefined {
  const [tongue] = tag.toLowerCase().split('-')
  return languageList.find((language) => language.toLowerCase().split('-')[0] === tongue)
}

/** Ours that a reader of an unknown tag is likeliest to read: the same tongue, else the browser's wish. */
export const nearestLanguage = (tag: string, acceptLanguage: string | undefined): Language =>
  kinOf(tag) ?? chooseLanguage(undefined, acceptLanguage)

/** The earlier choice, else the best of `Accept-Language` (RFC 9110 §12.5.4), else English. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  if (cookie !== undefined && isLanguage(cookie)) return cookie
  const wishes = parseAccept((acceptLanguage ?? '').slice(0, 500))
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { type } of wishes) {
    const language = languageOf(type) ?? kinOf(type)
    if (language !== undefined) return language
  }
  return 'en'
}
