// The frame of every public page: skip link, bar, languages, what the page has to say, foot. Small on purpose:
// a page with its style sheet stays under 30 KB on a slow network.
import { type Html, html, type MaybeHtml } from './html.ts'
import { type Language, languageList, languages } from './language.ts'
import { m, type Say } from './say.ts'
import { styleAddress } from './style.node.ts'

export interface Frame {
  /** Words of the page's language. */
  readonly t: Say
  /** Shown in the browser's title, before the name of the site. */
  readonly title: string
  /** The path without its language (`declare/flight`), for the links to the other languages; null: they start over. */
  readonly path: string | null
  /** The authority that asks, as its pack names it. */
  readonly authority?: string | undefined
  /** Where the back link leads. */
  readonly back?: string | undefined
  /** The instant it is in the exercise; null outside of one. */
  readonly exerciseAt: Date | null
  /** More for the head: a manifest, a script served by us. */
  readonly head?: MaybeHtml
}

/** A whole page around `main`. */
export function page(frame: Frame, main: Html | readonly Html[]): Html {
  const { t } = frame
  const { language } = t
  return html`<!doctype html>
<html lang="${language}" dir="${languages[language].direction}">
<head>
<meta charset="utf-8">
<title>${frame.title} - Pratique</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0b5c8a">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="data:image/svg+xml,${icon}">
<link rel="stylesheet" href="${styleAddress}">
${frame.head}</head>
<body>
<a class="skip" href="#main">${t(m.site_skip)}</a>
${bar(frame)}
${frame.exerciseAt && exerciseBanner(t, frame.exerciseAt)}
<main id="main" class="in" tabindex="-1">
${frame.back && html`<a class="back" href="${frame.back}">${t(m.site_back)}</a>`}
${main}
</main>
${foot(frame)}
</body>
</html>`
}

// A globe with a meridian: the same mark as in the browser's tab.
const icon = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#0b5c8a"/><g fill="none" stroke="#fff" stroke-width="2"><circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16"/></g></svg>',
)

const mark = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10"/><path d="M2 12h20M12 2c6 6 6 14 0 20M12 2c-6 6-6 14 0 20"/></svg>`

function bar({ t, authority }: Frame): Html {
  return html`<header class="bar"><div class="in">
<a class="brand" href="/${t.language}">${mark}<span dir="ltr">Pratique</span></a>
${authority && html`<span>${authority}</span>`}
</div></header>`
}

function exerciseBanner(t: Say, at: Date): Html {
  return html`<aside class="exercise"><p class="in"><strong>${t(m.site_exercise)}</strong> ${t(m.site_exercise_explained)} <time datetime="${at.toISOString()}">${sayInstant(t.language, at)}</time></p></aside>`
}

function foot({ t, path }: Frame): Html {
  return html`<footer class="foot"><div class="in">
${languageLinks(t, path)}
<p>${t(m.site_free)} <a href="/${t.language}/rights">${t(m.rights_link)}</a> · <a href="/${t.language}/policy">${t(m.policy_title)}</a> · <a href="/${t.language}/privacy">${t(m.site_privacy_link)}</a> · <a href="/${t.language}/verify">${t(m.site_verify_link)}</a> · <a href="/api">API</a></p>
</div></footer>`
}

/** The same page in the other languages, each under its own name. */
export function languageLinks(t: Say, path: string | null): Html {
  return html`<nav aria-label="${t(m.site_languages)}"><ul class="languages">
${languageList.map((language) => html`<li>${languageLink(t.language, language, path)}</li>`)}
</ul></nav>`
}

function languageLink(current: Language, language: Language, path: string | null): Html {
  const { name, direction } = languages[language]
  if (language === current && path !== null)
    return html`<strong lang="${language}" dir="${direction}" aria-current="true">${name}</strong>`
  return html`<a href="/${language}${path ? `/${path}` : ''}" lang="${language}" hreflang="${language}" dir="${direction}">${name}</a>`
}

/** An instant in the authority's zone, in words. */
export const sayInstant = (language: Language, at: Date, zone = 'Asia/Shanghai'): string =>
  formatter(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at)

/** The time of day in the authority's zone, to the second. */
export const sayTime = (language: Language, at: Date, zone = 'Asia/Shanghai'): string =>
  formatter(language, { timeStyle: 'medium', timeZone: zone }).format(at)

/** A plain date (`YYYY-MM-DD`) in words: "5 March 2020". */
export const sayDay = (language: Language, day: string): string =>
  formatter(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

// Making one takes a millisecond, using one a thousandth of it.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options])
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), options)
  formatters.set(key, made)
  return made
}

// Day before month in English, and the digits that passports and tickets use in Arabic.
export const localeOf = (language: Language): string => `${language === 'en' ? 'en-GB' : language}-u-nu-latn`
