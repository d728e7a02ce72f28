// What is said to who claims a category that nobody has confirmed: which rules hold until then, and what shows it.
import { type PackManifest, say as sayIn } from '@pratique/policy-engine'
import type { Claim } from '../holder/claim.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { m, type Say } from '../site/say.ts'

/** The claim in words; the category has a name in every pack. */
export interface ClaimInWords extends Claim {
  readonly label: string
}

export function claimInWords(claim: Claim | null, manifest: PackManifest, t: Say): ClaimInWords | null {
  if (claim === null) return null
  const label = manifest.categories[claim.category]
  return { ...claim, label: label ? sayIn(label, t.language) : claim.category }
}

/** Nothing where nothing is claimed, or it was confirmed: the reasons tell then. */
export function claimView(t: Say, claim: ClaimInWords | null): MaybeHtml {
  if (claim === null || claim.confirmed) return ''
  return html`<div class="notice"><p><strong>${t(m.standing_claim, { category: claim.label })}</strong></p>
<p>${t(m.standing_claim_until)} ${toShow(t, claim)}</p></div>`
}

function toShow(t: Say, { category }: Claim): Html {
  const words = {
    crew: m.standing_claim_crew,
    diplomat: m.standing_claim_diplomat,
    'airside-transfer': m.standing_claim_airside_transfer,
    'medical-evacuation': m.standing_claim_medical_evacuation,
  }
  return html`${t(words[category])}`
}
