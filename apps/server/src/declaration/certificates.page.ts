// The certificates of a traveller, before a declaration is sent (they wait in the draft) and after (each is an act).
// Works without scripts: a picture is decoded here; with scripts the phone reads it and sends the text only.
import type { Context, Hono } from 'hono'
import { readSpecimens } from '../credential/specimens.node.ts'
import { pageData, pageScript } from '../health-code/page-script.ts'
import { verifierFiles } from '../health-code/verifier-files.node.ts'
import type { KnownCertificate } from '../holder/state.ts'
import type { Deed } from '../platform/deed.ts'
import type { FieldError } from '../site/error-summary.ts'
import { html } from '../site/html.ts'
import { m } from '../site/say.ts'
import { certificateFaultInWords } from './certificate-fault-words.ts'
import { certificatesView } from './certificates-view.ts'
import { type Draft, type ShownCertificate, withCertificates } from './draft.ts'
import { checkPath, pathOf } from './flow.ts'
import { identityOf, nameOf } from './identity-of.ts'
import { listCertificates, removeCertificate, showCertificates } from './own-certificates.action.ts'
import { withZone } from './read-zone-answer.ts'
import { saveDraft } from './save-draft.action.ts'
import type { Session } from './session.page.ts'
import { comparedCertificates, takesCertificates } from './shown-certificates.ts'
import { type ShownPaper, type Taken, takeCertificate } from './take-certificate.action.ts'
import { openVisit, type Visit } from './visit.page.ts'

type SentWork = (deed: Deed, visit: Visit, session: Session, c: Context) => Promise<Response> | Response
type Sent = (work: SentWork, lock?: 'none' | 'update') => (c: Context) => Promise<Response>
type Doing = (work: (deed: Deed, c: Context) => Promise<Response>) => (c: Context) => Promise<Response>

const number = ':traveller{[1-9][0-9]?}'

/** `/{lang}/declare/{n}/certificates`, of a declaration that is not sent yet. */
export function draftCertificatePages(app: Hono, base: string, doing: Doing): void {
  app.get(`${base}/${number}/certificates`, doing(showDrafted))
  app.post(`${base}/${number}/certificates`, doing(changeDrafted))
}

/** `/{lang}/declaration/certificates/{n}`, of one that was. */
export function sentCertificatePages(app: Hono, base: string, sent: Sent): void {
  app.get(`${base}/certificates/${number}`, sent(showSent))
  app.post(`${base}/certificates/${number}`, sent(changeSent, 'update'))
}

interface Page {
  readonly visit: Visit
  readonly path: string
  readonly next: string
  readonly traveller: string | null
  readonly certificates: readonly KnownCertificate[]
  readonly arrivalAt: string | null
  readonly closed: boolean
}

interface Said {
  readonly errors?: readonly FieldError[]
  readonly text?: string
}

function draw({ house }: Deed, page: Page, c: Context, { errors = [], text = '' }: Said = {}) {
  const { visit, path, next, traveller } = page
  const { t, desk } = visit
  const title = traveller === null ? t(m.credential_title) : t(m.credential_title_of, { name: traveller })
  const done = c.req.method === 'GET' ? c.req.query('done') : undefined
  const files = house.fixtures.has(verifierFiles)
    ? house.fixtures.get(verifierFiles).pageFiles('certificates')
    : null
  const scripted = files !== null && files.script !== null
  const main = certificatesView({
    ...page,
    t,
    zone: desk.manifest.authority.zone,
    errors,
    text,
    scripted,
    done: done === 'added' || done === 'removed' ? done : null,
    specimens: house.exercise === null ? [] : readSpecimens(desk.manifest.id),
  })
  const words = {
    looking: t(m.verify_camera_looking),
    refused: t(m.verify_camera_refused),
    reading: t(m.verify_picture_reading),
    none: t(m.credential_error_no_code),
    not: t(m.verify_picture_not),
    read: t(m.credential_read),
  }
  return visit.answer(
    {
      title: errors.length > 0 ? `${t(m.declaration_error_prefix)}: ${title}` : title,
      path,
      back: next,
      status: errors.length > 0 ? 422 : 200,
      head: files && pageScript(files),
    },
    html`${main}${scripted && pageData(words)}`,
  )
}

interface Sending {
  readonly remove: number | null
  readonly paper: ShownPaper
}

async function readSending(c: Context): Promise<Sending> {
  const form = await c.req.parseBody()
  const { picture, text, remove } = form
  const bytes =
    picture instanceof File && picture.size > 0 ? new Uint8Array(await picture.arrayBuffer()) : null
  return {
    remove: typeof remove === 'string' && /^\d{1,9}$/.test(remove) ? Number(remove) : null,
    paper: { picture: bytes, text: typeof text === 'string' ? text : '' },
  }
}

function refused(
  deed: Deed,
  page: Page,
  c: Context,
  taken: Extract<Taken, { fault: unknown }>,
  text: string,
) {
  const message = certificateFaultInWords(page.visit.t, taken.fault)
  return draw(deed, page, c, { errors: [{ name: taken.field, message }], text })
}

interface Drafted extends Page {
  readonly draft: Draft
  readonly session: Session
  readonly at: number
  readonly shown: readonly ShownCertificate[]
}

/** Null where there is no draft, or no such traveller in it. */
async function openDrafted(deed: Deed, c: Context, lock: 'none' | 'update'): Promise<Drafted | Visit> {
  const visit = await openVisit(deed, c, lock)
  const { draft, session, desk, checking } = visit
  const at = Number(c.req.param('traveller')) - 1
  const traveller = draft?.travellers[at]
  if (draft === null || session === null || traveller === undefined) return visit
  const shown = traveller.certificates ?? []
  const { answers } = withZone(traveller.answers, checking.today)
  const name = nameOf(answers)
  return {
    visit,
    draft,
    session,
    at,
    shown,
    path: pathOf(desk, at, { linkId: 'certificates' }),
    next: checkPath(desk),
    traveller:
      draft.travellers.length > 1 ? (name ?? visit.t(m.declaration_traveller, { number: at + 1 })) : null,
    certificates: draftedCertificates(shown, answers),
    arrivalAt: null,
    closed: !takesCertificates(desk.manifest),
  }
}

/** As they would be recorded; their places stand for the numbers of the acts. */
export function draftedCertificates(
  shown: readonly ShownCertificate[],
  answers: Parameters<typeof identityOf>[0],
): readonly KnownCertificate[] {
  const compared =
    nameOf(answers) === null
      ? shown.map(({ added }) => added)
      : comparedCertificates(shown, identityOf(answers))
  return compared.map((one, at) => ({ ...one, seq: at + 1, confirmed: false }))
}

const toCheck = ({ goTo, desk }: Visit): Response => goTo(checkPath(desk))

async function showDrafted(deed: Deed, c: Context): Promise<Response> {
  const page = await openDrafted(deed, c, 'none')
  return 'draft' in page && 'visit' in page ? draw(deed, page, c) : toCheck(page)
}

async function changeDrafted(deed: Deed, c: Context): Promise<Response> {
  const page = await openDrafted(deed, c, 'update')
  if (!('visit' in page)) return toCheck(page)
  const { visit, draft, session, at, shown, path } = page
  const { remove, paper } = await readSending(c)
  const keep = (certificates: readonly ShownCertificate[]) =>
    saveDraft(deed, session.row, withCertificates(draft, at, certificates), visit.language)
  if (remove !== null) {
    await keep(shown.filter((_, index) => index !== remove - 1))
    return visit.goTo(`${path}?done=removed`)
  }
  const known = shown.map(({ added }) => added)
  const taken = await takeCertificate(deed, visit.desk, paper, known)
  if ('fault' in taken) return refused(deed, page, c, taken, paper.text)
  await keep([...shown, ...taken.certificates])
  return visit.goTo(`${path}?done=added`)
}

interface SentPage extends Page {
  readonly holderId: string
}

async function openSent(deed: Deed, visit: Visit, { row }: Session, c: Context): Promise<SentPage | null> {
  const at = Number(c.req.param('traveller'))
  const found = await listCertificates(deed, row.declaration_id, at)
  if (found === null) return null
  const { several, name, ...own } = found
  return {
    visit,
    ...own,
    path: `declaration/certificates/${at}`,
    next: 'declaration/overview',
    traveller: several ? name : null,
    closed: row.withdrawn_at !== null || !takesCertificates(visit.desk.manifest),
  }
}

async function showSent(deed: Deed, visit: Visit, session: Session, c: Context): Promise<Response> {
  const page = await openSent(deed, visit, session, c)
  return page === null ? visit.goTo('declaration/overview') : draw(deed, page, c)
}

async function changeSent(deed: Deed, visit: Visit, session: Session, c: Context): Promise<Response> {
  const page = await openSent(deed, visit, session, c)
  if (page === null || page.closed) return visit.goTo('declaration/overview')
  const { remove, paper } = await readSending(c)
  if (remove !== null) {
    await removeCertificate(deed, page.holderId, remove)
    return visit.goTo(`${page.path}?done=removed`)
  }
  const taken = await takeCertificate(deed, visit.desk, paper, page.certificates)
  if ('fault' in taken) return refused(deed, page, c, taken, paper.text)
  await showCertificates(deed, page.holderId, taken.certificates)
  return visit.goTo(`${page.path}?done=added`)
}
