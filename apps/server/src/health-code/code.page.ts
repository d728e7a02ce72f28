// The page of a holder's code. Whoever has its address sees it; it is never kept between phone and server, carries no
// more of a name than the first, and is not to be found by search.

import { explain, type Pack, say as sayIn } from '@pratique/policy-engine'
import { type Context, Hono } from 'hono'
import { claimOf } from '../holder/claim.ts'
import { explainDecision } from '../holder/explain-decision.action.ts'
import { findMissedArrival } from '../holder/missed-arrival.ts'
import { arrivalOf } from '../holder/state.ts'
import { placeNames } from '../place/place-names.node.ts'
import { type Deed, type House, perform } from '../platform/deed.ts'
import { type Html, html } from '../site/html.ts'
import { isLanguage, type Language, languagePattern } from '../site/language.ts'
import { localeOf, page } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { exerciseAt } from '../site/site.page.ts'
import { manifestLink } from './app-manifest.page.ts'
import { claimInWords } from './claim-view.ts'
import { findCodePage } from './code-page.action.ts'
import { type CodeView, codeView } from './code-view.ts'
import { listCompanions } from './companions.action.ts'
import { firstNameOf } from './first-name.ts'
import { holderHerself } from './holder-herself.ts'
import { issueCode, type ShownCode } from './issue-code.action.ts'
import { listAges } from './list-ages.action.ts'
import { liveCodePages } from './live-code.page.ts'
import { signers } from './open-signers.action.ts'
import { pageData, pageScript } from './page-script.ts'
import { phoneCodePages } from './phone-code.page.ts'
import { editionOf } from './refresh-code.action.ts'
import { livePicture, refreshEveryMs } from './sign-code.ts'
import { verifierFiles } from './verifier-files.node.ts'

export function codePages(house: House): Hono {
  const app = new Hono()
  app.get(`/${languagePattern}/code/:handle`, (c) =>
    perform(house, holderHerself, (deed) => answerPage(deed, c)),
  )
  liveCodePages(app, house)
  phoneCodePages(app, house)
  return app
}

async function answerPage(deed: Deed, c: Context): Promise<Response> {
  c.header('cache-control', 'no-store')
  const language = c.req.param('language') ?? ''
  const t = say(isLanguage(language) ? language : 'en')
  const handle = c.req.param('handle') ?? ''
  const holderId = await findCodePage(deed, handle)
  if (holderId === undefined) return answerGone(deed, c, t)
  const shown = await issueCode(deed, holderId, 'code page opened')
  if (shown.decision === null) return answerGone(deed, c, t, 410)
  const view = await viewOf(deed, t, shown, shown.decision)
  const edition = shown.code && editionOf(shown.code.row.code_id, shown.decision)
  return c.html(wholePage(deed, view, { handle, edition }))
}

function answerGone(
  { house }: Deed,
  c: Context,
  t: Say,
  status: 404 | 410 = 404,
): Response | Promise<Response> {
  const title = t(m.code_gone_title)
  const body = html`<h1>${title}</h1><p>${t(m.code_gone)}</p>
<p><a class="button" href="/${t.language}/declaration">${t(m.code_declaration)}</a></p>`
  c.status(status)
  return c.html(page({ t, title, path: null, exerciseAt: exerciseAt(house) }, body))
}

type Decided = NonNullable<ShownCode['decision']>

async function viewOf(deed: Deed, t: Say, shown: ShownCode, decision: Decided): Promise<CodeView> {
  const { holder, pack, identity, code } = shown
  const { language } = t
  const { manifest } = pack
  const scheme = holder.head.scheme === 'resident' ? 'resident' : 'international'
  return {
    t,
    zone: manifest.authority.zone,
    now: deed.now,
    firstName: firstNameOf(identity),
    scheme,
    schemeLabel: schemeLabel(pack, scheme, language),
    colour: decision.colour,
    words: explain(decision, { pack, scheme, language, placeName: placeNames(manifest.id, language) }),
    explained: await explainDecision(deed, holder, decision, language),
    measures: decision.measures,
    policyTitle: sayIn(manifest.title, language),
    policyVersion: decision.policyVersion,
    appealHours: manifest.authority.appealHours,
    appealAddress: sayIn(manifest.authority.address, language),
    specimen: code?.specimen ?? deed.house.exercise !== null,
    claim: claimInWords(claimOf(holder.state), manifest, t),
    missedArrivalAt: findMissedArrival(holder.state, {
      now: deed.now,
      hours: manifest.validity.paperHoursAfterLanding,
    }),
    code: code && {
      paper: code,
      live: livePicture(code.row, deed.house.fixtures.get(signers), deed.now),
    },
    lists: await listAges(deed),
    certificates: holder.state.certificates,
    arrivalAt: arrivalOf(holder.state),
    companions: await listCompanions(deed, holder.head.holder_id, language),
  }
}

function schemeLabel({ manifest }: Pack, code: string, language: Language): string {
  const scheme = manifest.schemes.find((one) => one.code === code)
  return scheme ? sayIn(scheme.labels, language) : code
}

interface Shown {
  readonly handle: string
  readonly edition: string | null
}

function wholePage({ house, now }: Deed, view: CodeView, shown: Shown): Html {
  const { handle } = shown
  const { t, firstName } = view
  const files = house.fixtures.get(verifierFiles).pageFiles('code-page')
  const manifest = manifestLink(t.language, `code/${handle}`)
  const head = html`<meta name="robots" content="noindex">${manifest}${pageScript(files)}`
  const title = t(m.code_of, { name: firstName })
  const frame = { t, title, path: `code/${handle}`, exerciseAt: exerciseAt(house), head }
  return page(frame, html`${codeView(view)}${pageData(scriptData(view, shown, now))}`)
}

// By the wall: the phone knows no other time, and learns the exercise's from the difference.
function scriptData({ t, zone, code, lists }: CodeView, { handle, edition }: Shown, now: Date) {
  const wall = new Date()
  return {
    language: localeOf(t.language),
    zone,
    offsetMs: now.getTime() - wall.getTime(),
    madeAt: wall.toISOString(),
    validUntil: code?.paper.validUntil.toISOString() ?? null,
    live: code && {
      address: `/${t.language}/code/${handle}/live`,
      edition,
      everyMs: refreshEveryMs,
      validUntil: code.live.validUntil.toISOString(),
    },
    phone: code && { address: `/${t.language}/code/${handle}/phone`, key: handle, alt: t(m.code_qr_alt) },
    lists,
    words: scriptWords(t),
  }
}

function scriptWords(t: Say) {
  return {
    shownAt: t(m.code_shown_at, { time: '{time}' }),
    left: t(m.code_left, { time: '{time}' }),
    live: t(m.code_live_left, { time: '{time}' }),
    phone: t(m.credential_phone_left, { time: '{time}' }),
    lists: t(m.code_lists, { trust: '{trust}', status: '{status}' }),
    refreshed: t(m.code_refreshed, { age: '{age}' }),
    ended: t(m.code_ended),
    stale: t(m.code_stale),
    old: t(m.code_old),
    kept: t(m.code_kept),
    notKept: t(m.code_not_kept),
    forgotten: t(m.code_forgotten),
  }
}
