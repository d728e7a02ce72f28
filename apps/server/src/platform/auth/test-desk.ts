// For stories at the desk: a browser of its own for each officer, signed in through the exercise's door.
import { createOTP } from '@better-auth/utils/otp'
import type { Hono } from 'hono'
import { exerciseClock } from '../clock.ts'
import type { House } from '../deed.ts'
import { openStaffAuth } from './open-auth.ts'

export const exercise = { name: 'zhejiang-2020-03', clock: exerciseClock(0) }

/** A browser: keeps its cookies, comes from our own pages. */
export class Browser {
  readonly #app: Hono
  readonly #cookies = new Map<string, string>()
  constructor(app: Hono) {
    this.#app = app
  }

  async send(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { origin: 'http://localhost:3000', host: 'localhost:3000' }
    if (this.#cookies.size > 0)
      headers.cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (body !== undefined) headers['content-type'] = 'application/json'
    const answer = await this.#app.request(`http://localhost:3000${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    this.#keep(answer.headers.getSetCookie())
    return answer
  }

  get = (path: string): Promise<Response> => this.send('GET', path)
  post = (path: string, body: unknown = {}): Promise<Response> => this.send('POST', path, body)

  #keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split('; ')
      const at = pair.indexOf('=')
      const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
      if (gone) this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}

/** Signs in as one of the exercise's cast: `boris`, `emeka`, … */
export async function signIn(app: Hono, key: string): Promise<Browser> {
  const browser = new Browser(app)
  const answer = await browser.post('/api/v1/auth/staff/exercise-sign-in', { key })
  if (!answer.ok) throw new Error(`${key} could not sign in: ${answer.status} ${await answer.text()}`)
  return browser
}

/** A front of the house with staff sign-in and these routes. */
export async function deskFront(house: House, mount: (house: House) => Promise<Hono> | Hono): Promise<Hono> {
  await openStaffAuth(house)
  return mount(house)
}

const auth = '/api/v1/auth'

/** Whoever was invited chooses a password and proves a second factor: from then on this browser is signed in. */
export async function enterInvited(browser: Browser, token: string): Promise<void> {
  const password = 'a long enough password'
  const done = async (path: string, body: object): Promise<Response> => {
    const answer = await browser.post(`${auth}${path}`, body)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  await done('/staff/choose-password', { token, password })
  const { totpURI } = (await (await done('/two-factor/enable', { password })).json()) as { totpURI: string }
  await done('/two-factor/verify-totp', { code: await otpOf(totpURI).totp() })
}

/** The second factor as an authenticator makes it from the address it scanned. */
export const otpOf = (totpUri: string) =>
  createOTP(Buffer.from(decodeBase32(new URL(totpUri).searchParams.get('secret') ?? '')).toString('utf8'))

// RFC 4648, as authenticators read the secret.
function decodeBase32(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/=+$/, '')]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
