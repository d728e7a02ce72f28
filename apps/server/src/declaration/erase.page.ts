// Asking for erasure, and the receipts. While a measure runs that protects others it is refused, in words.
import type { Context, Hono } from 'hono'
import { erasureNotYet } from '../holder/holder.problems.ts'
import { inTransaction } from '../platform/database.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { m } from '../site/say.ts'
import { erasedView, eraseView, refusedView } from './deed-views.ts'
import { deskFor } from './desk.node.ts'
import { eraseDeclaration } from './erase-declaration.action.ts'
import { schemeOf } from './flow.ts'
import { leave, type Session } from './session.page.ts'
import type { Visit } from './visit.page.ts'

type SentWork = (deed: Deed, visit: Visit, session: Session, c: Context) => Promise<Response> | Response
type Sent = (work: SentWork, lock?: 'none' | 'update') => (c: Context) => Promise<Response>

export function erasePages(app: Hono, base: string, sent: Sent): void {
  app.get(
    `${base}/erase`,
    sent((_deed, { t, answer }) =>
      answer(
        { title: t(m.declaration_erase_title), path: 'declaration/erase', back: 'declaration/overview' },
        eraseView(t),
      ),
    ),
  )
  app.post(`${base}/erase`, sent(erase, 'update'))
}

async function erase(deed: Deed, visit: Visit, { row }: Session, c: Context): Promise<Response> {
  const { t, answer } = visit
  try {
    // All of the party or nobody.
    const receipts = await inTransaction(deed.db, (db) => eraseDeclaration({ ...deed, db }, row))
    leave(c)
    return answer(
      { title: t(m.declaration_erased_title), path: '' },
      erasedView(t, receipts, deskFor(deed.house, schemeOf(row.scheme), row.pack).manifest.authority.zone),
    )
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== erasureNotYet) throw error
    return answer(
      { title: t(m.declaration_erase_title), path: 'declaration/erase', status: 409 },
      refusedView(t, t(m.declaration_erase_title), t(m.declaration_erase_not_yet)),
    )
  }
}
