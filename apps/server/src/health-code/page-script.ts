// How a page names its script and hands it its data: no inline script, only a block of data, which the browser never
// runs (HTML Standard, "data block").
import { type Html, html, raw } from '../site/html.ts'
import type { PageFiles } from './page-files.ts'

/** For the head: styles and script. */
export function pageScript({ script, styles }: PageFiles): Html {
  return html`${styles.map(
    (href) => html`<link rel="stylesheet" href="${href}">
`,
  )}${
    script &&
    html`<script type="module" src="${script}"></script>
`
  }`
}

/** The script's data; `<` is written so that no text can end the block. */
export function pageData(data: unknown): Html {
  return html`<script type="application/json" id="page-data">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
}
