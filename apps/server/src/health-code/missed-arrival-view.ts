// What is said to who was expected and never landed: nothing has begun to count, and what she can do about it.
import { type Html, html } from '../site/html.ts'
import { sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'

export interface MissedArrival {
  readonly t: Say
  /** Of the authority. */
  readonly zone: string
  /** As it was planned. */
  readonly at: Date
}

export const missedArrivalView = ({ t, zone, at }: MissedArrival): Html => html`<div class="notice">
<p><strong>${t(m.standing_late, { day: sayInstant(t.language, at, zone) })}</strong></p>
<p>${t(m.standing_late_do)}</p>
<p class="noprint"><a href="/${t.language}/declaration/arrival">${t(m.standing_late_change)}</a></p></div>`
