// `/api`: the description of the API for a person to read, drawn from the same document that programs get.
import { Hono } from 'hono'
import { type ApiDocument, type DescribedOperation, listOperations } from './api-description.ts'
import type { House } from './platform/deed.ts'
import { type Html, html } from './site/html.ts'
import { page } from './site/layout.ts'
import { say } from './site/say.ts'
import { exerciseAt } from './site/site.page.ts'

export function apiPages(house: House, document: () => ApiDocument): Hono {
  const app = new Hono()
  app.get('/api', (c) => {
    const frame = { t: say('en'), title: 'The API', path: null, exerciseAt: exerciseAt(house) }
    return c.html(page(frame, [top(document()), ...listOperations(document()).map(drawOperation), foot]))
  })
  return app
}

function top({ info }: ApiDocument): Html {
  return html`<h1>The API</h1>
<p>${info.description}</p>
<p>Everything stands under <code>/api/v1</code>; for programs: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
Bodies are JSON, instants carry their offset, dates are <code>YYYY-MM-DD</code>. A request that changes something may carry an
<code>Idempotency-Key</code>: sent again, it gets the first answer and happens once. Too many requests get
status 429 and the seconds to wait.</p>`
}

const foot: Html = html`<h2>Refusals</h2><p>Every kind that there is, and what to do: <a href="/problems">problems</a>.</p>`

function drawOperation(described: DescribedOperation): Html {
  const { method, path, operation, body } = described
  return html`<section>
<h2 id="${anchorOf(described)}">${operation.summary ?? path}</h2>
<p><code>${method} /api/v1${path}</code></p>
${operation.description && html`<p>${operation.description}</p>`}
${drawParameters(operation.parameters ?? [])}
${body?.example !== undefined && html`<h3>Example of a body</h3><pre><code>${JSON.stringify(body.example, null, 2)}</code></pre>`}
<h3>Answers</h3>
<ul>${Object.entries(operation.responses ?? {}).map(([status, answer]) => html`<li><code>${status}</code> ${sayAnswer(answer)}</li>`)}</ul>
</section>`
}

const anchorOf = ({ method, path }: DescribedOperation) =>
  `${method}${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')

const sayAnswer = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'description' in answer ? String(answer.description) : ''

function drawParameters(parameters: readonly object[]): Html | '' {
  if (parameters.length === 0) return ''
  return html`<h3>Parameters</h3><dl>${parameters.map(drawParameter)}</dl>`
}

function drawParameter(parameter: object): Html | '' {
  if (!('name' in parameter && 'in' in parameter)) return ''
  const told = 'description' in parameter ? String(parameter.description) : ''
  const must = 'required' in parameter && parameter.required === true ? '' : ', may be left out'
  return html`<dt><code>${parameter.name}</code> (${parameter.in}${must})</dt><dd>${told}</dd>`
}
