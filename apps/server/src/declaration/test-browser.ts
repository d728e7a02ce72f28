// A browser without scripts, for stories of the pages of a declaration that was sent: follows redirects, keeps its
// cookies, sends forms as its own.
import type { Hono } from 'hono'
import { mailbox } from '../message/mailbox-carrier.ts'
import { carryWith } from '../message/test-outbox.ts'
import type { Scene } from '../platform/test-database.ts'
import { declarationPages } from './declaration.page.ts'
import { example, openFront } from './test-declarations.ts'

export interface Seen {
  readonly status: number
  readonly path: string
  readonly text: string
}

export interface Browser {
  readonly reference: string
  readonly secret: string
  ask(path: string): Promise<Seen>
  send(path: string, form?: Readonly<Record<string, string>>): Promise<Seen>
}

/** Amina and her son have declared; her browser stands on what came of it. Messages are read in the mailbox. */
export async function openAminasBrowser(
  scene: Scene,
  language = 'en',
  mount: (app: Hono) => void = () => {},
): Promise<Browser> {
  const front = await openFront(scene, (app) => {
    app.route('/', declarationPages(scene.house))
    mount(app)
  })
  carryWith(scene.house, [
    ['email', mailbox],
    ['sms', mailbox],
  ])
  const declared = await front.post('/api/v1/declarations', { ...example(), language })
  const { reference, secret } = (await declared.json()) as { reference: string; secret: string }
  const cookies = new Map<string, string>()
  const request = async (path: string, init: RequestInit): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await front.app.request(path, { ...init, headers: { cookie, ...init.headers } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    return to === null ? { status: answer.status, path, text: await answer.text() } : request(to, {})
  }
  const send: Browser['send'] = (path, form = {}) =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
  await send(`/${language}/declaration`, { reference, secret })
  return { reference, secret, send, ask: (path) => request(path, {}) }
}
