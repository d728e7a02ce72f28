// What every page of a declaration needs to know: the language, the questionnaire, the draft if there is one.
import type { Context } from 'hono'
import type { Deed } from '../platform/deed.ts'
import type { Html, MaybeHtml } from '../site/html.ts'
import { isLanguage, type Language } from '../site/language.ts'
import { page } from '../site/layout.ts'
import { type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import type { Lock } from './declaration.store.ts'
import { checkingAt, type Desk, deskFor } from './desk.node.ts'
import type { Draft } from './draft.ts'
import type { Scheme } from './flow.ts'
import type { Lookups } from './lookups.ts'
import { openDraft } from './save-draft.action.ts'
import { findChosenPack, findSession, type Session } from './session.page.ts'

export interface Visit {
  readonly t: Say
  readonly language: Language
  readonly desk: Desk
  readonly lookups: Lookups
  readonly checking: ReturnType<typeof checkingAt>
  readonly session: Session | null
  /** What was typed and not sent. */
  readonly draft: Draft | null
  /** Answers a page of this visit. */
  readonly answer: (shown: Shown, main: Html) => Response | Promise<Response>
  /** Sends the browser on to an address below the language. */
  readonly goTo: (path: string) => Response
}

interface Shown {
  readonly title: string
  readonly path: string
  readonly back?: string | undefined
  readonly status?: 200 | 404 | 409 | 422
  readonly head?: MaybeHtml
}

export async function openVisit(deed: Deed, c: Context, lock: Lock = 'none'): Promise<Visit> {
  const tag = c.req.param('language') ?? ''
  const language: Language = isLanguage(tag) ? tag : 'en'
  const t = say(language)
  const found = await findSession(deed, c, lock)
  const asked = schemeAsked(c)
  const desk = deskFor(
    deed.house,
    asked ?? found?.row.scheme ?? 'international',
    asked === 'resident' ? undefined : packOf(deed, c, found),
  )
  // One who lives here and then travels declares anew: the pages of one scheme know nothing of the other's draft.
  const session = found?.row.scheme === desk.scheme ? found : null
  const { names } = desk.manifest.authority
  const answer = ({ title, path, back, status = 200, head }: Shown, main: Html) => {
    c.header('cache-control', 'no-store')
    c.status(status)
    const frame = {
      t,
      title,
      path,
      back: back && `/${language}/${back}`,
      authority: names[language] ?? names.en,
      exerciseAt: exerciseAt(deed.house),
      head,
    }
    return c.html(page(frame, main))
  }
  return {
    t,
    language,
    desk,
    lookups: desk.lookups(language),
    checking: checkingAt(desk, deed.now),
    session,
    draft: session && openDraft(deed, session.row),
    answer,
    // 303: whatever was sent, the next page is asked for by GET, so that reloading sends nothing again.
    goTo: (path) => c.redirect(`/${language}/${path}`, 303),
  }
}

/** The pack of what was begun; else the one she chose; else the general one. */
function packOf({ house }: Deed, c: Context, found: Session | null): string {
  const chosen = found?.row.pack ?? findChosenPack(c)
  return found !== null || house.config.packs.some((pack) => pack === chosen)
    ? (chosen ?? house.config.packs[0])
    : house.config.packs[0]
}

/** Which scheme's pages these are; undefined on pages of either. */
function schemeAsked(c: Context): Scheme | undefined {
  const [, , segment, page] = c.req.path.split('/')
  if (segment === 'resident') return 'resident'
  return segment === 'declare' && page !== 'later' ? 'international' : undefined
}
