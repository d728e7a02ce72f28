// For stories at the desk: a browser of its own for each officer, signed in through the exercise's door.
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
