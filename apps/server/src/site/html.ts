// The type every fragment has; `html` escapes whatever it is not told to trust.
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export { html, raw }
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
/** Where something may be left out. */
export type MaybeHtml = Html | '' | null | undefined | false
