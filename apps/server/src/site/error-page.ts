// A refusal or a fault as a person sees it: in her language, what happened, what is kept, what to do.
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Problem } from '../platform/problem.ts'
import { type Html, html } from './html.ts'
import { chooseLanguage, isLanguage, type Language, languageCookie } from './language.ts'
import { page } from './layout.ts'
import { m, type Say, say } from './say.ts'

/** The language of the address, else the reader's. */
function languageOfRequest(c: Context): Language {
  const segment = c.req.path.split('/')[1] ?? ''
  if (isLanguage(segment)) return segment
  return chooseLanguage(getCookie(c, languageCookie), c.req.header('accept-language'))
}

interface Words {
  readonly title: string
  readonly explained: string
}

// Rooms word their own refusals on their own pages; what comes here is rare, and said in general.
function wordsFor(t: Say, problem: Problem, id: string): Words {
  const { status, type } = problem.kind
  if (type === 'foreign-form')
    return { title: t(m.site_error_foreign_form), explained: t(m.site_error_foreign_form_explained) }
  if (type === 'nothing-published') return { title: t(m.policy_none_title), explained: t(m.policy_none) }
  if (status >= 500)
    return { title: t(m.site_error_fault), explained: t(m.site_error_fault_explained, { id }) }
  if (status === 404)
    return { title: t(m.site_error_not_found), explained: t(m.site_error_not_found_explained) }
  if (status === 429) return { title: t(m.site_error_busy), explained: t(m.site_error_busy_explained) }
  const title = status === 413 ? t(m.site_error_too_large) : t(m.site_error_title)
  return { title, explained: t(m.site_error_other_explained, { id }) }
}

/** Draws errors of pages: given to the one decision point when the house is put together. */
export function errorPage(exerciseAt: () => Date | null) {
  return (c: Context, problem: Problem, requestId: string): Response | Promise<Response> => {
    const t = say(languageOfRequest(c))
    const { title, explained } = wordsFor(t, problem, requestId)
    c.header('cache-control', 'no-store')
    if (problem.retryAfter !== undefined) c.header('retry-after', String(problem.retryAfter))
    c.status(problem.kind.status as 400)
    return c.html(page({ t, title, path: null, exerciseAt: exerciseAt() }, body(t, title, explained)))
  }
}

const body = (t: Say, title: string, explained: string): Html =>
  html`<h1>${title}</h1><p>${explained}</p><p><a class="button" href="/${t.language}">${t(m.site_to_start)}</a></p>`
