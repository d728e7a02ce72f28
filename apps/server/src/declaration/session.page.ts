// How a browser comes back to its declaration: a cookie with reference and secret that scripts cannot read and other
// sites cannot use. Whoever has it has the declaration; "leave" takes it away.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deed } from '../platform/deed.ts'
import type { DeclarationRow, Lock } from './declaration.store.ts'
import { findByCredentials, readCredentials } from './open-declaration.action.ts'
import type { Credentials } from './secret.node.ts'
import { sessionCookie as cookie } from './session-cookie.ts'

const aDay = 60 * 60 * 24

export function remember(c: Context, { reference, secret }: Credentials): void {
  setCookie(c, cookie, `${reference}.${secret}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: aDay,
  })
}

export function leave(c: Context): void {
  deleteCookie(c, cookie, { path: '/' })
}

/** Under which pack she declares, until a first page is saved and the declaration says so itself. */
const packCookie = 'pratique-pack'

export function choosePack(c: Context, pack: string): void {
  setCookie(c, packCookie, pack, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: aDay,
  })
}

export const findChosenPack = (c: Context): string | undefined => getCookie(c, packCookie)

// TLS ends at a proxy; on the machine itself a browser takes no secure cookie over plain HTTP.
const isSecure = (c: Context): boolean =>
  c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:')

export interface Session {
  readonly credentials: Credentials
  readonly row: DeclarationRow
}

export async function findSession(deed: Deed, c: Context, lock: Lock = 'none'): Promise<Session | null> {
  const [reference = '', secret = ''] = (getCookie(c, cookie) ?? '').split('.')
  const credentials = readCredentials(reference, secret)
  if (credentials === null) return null
  const row = await findByCredentials(deed, credentials, lock)
  return row === null ? null : { credentials, row }
}
