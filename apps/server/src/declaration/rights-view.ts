// What a traveller may ask for, each with the door to it.
import { type Html, html } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'

export interface RightsPage {
  readonly t: Say
  /** Hours in which an appeal is answered. */
  readonly hours: number
  /** The one address of this instance. */
  readonly address: string
}

export function rightsView({ t, hours, address }: RightsPage): Html {
  const right = (path: string, title: string, text: string) =>
    html`<h2><a href="/${t.language}/declaration/${path}">${title}</a></h2><p>${text}</p>`
  const [before = '', after = ''] = t(m.rights_free_text, { address: mark }).split(mark)
  return html`<h1>${t(m.rights_title)}</h1>
<p class="lead">${t(m.rights_lead)}</p>
${right('data', t(m.rights_see), t(m.rights_see_text))}
${right('amend', t(m.rights_correct), t(m.rights_correct_text))}
${right('appeal', t(m.rights_appeal), t(m.rights_appeal_text, { hours }))}
${right('erase', t(m.rights_erase), t(m.rights_erase_text))}
<h2>${t(m.rights_free)}</h2>
<p class="panel">${before}<a href="${address}"><bdi dir="ltr">${address}</bdi></a>${after}</p>
<p>${t(m.rights_never)} <a href="/${t.language}/privacy">${t(m.site_privacy_link)}</a></p>`
}

// An address stays left to right in an Arabic sentence: the sentence is said around a mark.
const mark = '\u0000'
