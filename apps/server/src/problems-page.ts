// `/problems/…`: the address that stands as `type` in every refusal (RFC 9457 §3.1.1) leads to what it means and what
// to do, as docs/problems/README.md says. A test holds that file and the catalogue together.
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { House } from './platform/deed.ts'
import { listProblemTypes, Problem } from './platform/problem.ts'
import { addressNotFound } from './platform/trouble.ts'
import { type Html, html } from './site/html.ts'
import { page } from './site/layout.ts'
import { say } from './site/say.ts'
import { exerciseAt } from './site/site.page.ts'

export interface ExplainedProblem {
  readonly type: string
  readonly status: number
  readonly title: string
  /** What to do. */
  readonly mend: string
}

/** The rows of the table of docs/problems/README.md. */
export function readProblems(
  text: string = readFileSync(new URL('../../../docs/problems/README.md', import.meta.url), 'utf8'),
): readonly ExplainedProblem[] {
  return [...text.matchAll(/^\| `([a-z0-9-]+)` \| (\d{3}) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, type = '', status, title = '', mend = '']) => ({ type, status: Number(status), title, mend }),
  )
}

export function problemPages(house: House): Hono {
  const app = new Hono()
  const explained = readProblems()
  const frame = (title: string) => ({ t: say('en'), title, path: null, exerciseAt: exerciseAt(house) })
  app.get('/problems', (c) =>
    c.html(
      page(frame('Problems'), [html`<h1>Problems</h1>`, html`<ul>${listProblemTypes().map(link)}</ul>`]),
    ),
  )
  app.get('/problems/:type', (c) => {
    const problem = explained.find(({ type }) => type === c.req.param('type'))
    if (!problem)
      throw new Problem(addressNotFound, { detail: 'There is no problem of this name. See /problems.' })
    return c.html(page(frame(problem.title), draw(problem)))
  })
  return app
}

const link = ({ type, title }: { readonly type: string; readonly title: string }): Html =>
  html`<li><a href="/problems/${type}"><code>${type}</code></a> ${title}</li>`

const draw = ({ type, status, title, mend }: ExplainedProblem): Html =>
  html`<h1>${title}</h1><p><code>${type}</code>, status ${status}</p><p>${mend}</p><p><a href="/problems">All problems</a></p>`
