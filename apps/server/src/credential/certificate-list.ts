// Certificates as they are shown back: what each proves, by whom, when, until when, and whether it counts.
import type { KnownCertificate } from '../holder/state.ts'
import { counts, isHers } from '../holder/state.ts'
import { type Html, html, type MaybeHtml } from '../site/html.ts'
import { sayDay, sayInstant } from '../site/layout.ts'
import { m, type Say } from '../site/say.ts'
import { differenceInWords, formatInWords, proofInWords } from './certificate-words.ts'

export interface CertificateList {
  readonly t: Say
  /** Of the authority. */
  readonly zone: string
  readonly certificates: readonly KnownCertificate[]
  readonly arrivalAt: string | null
  /** What stands below each, such as the button to take it out. */
  readonly below?: (certificate: KnownCertificate) => MaybeHtml
}

/** Nothing where there is none. */
export function certificateList(list: CertificateList): MaybeHtml {
  return list.certificates.length > 0 && html`${list.certificates.map((one) => certificateEntry(list, one))}`
}

function certificateEntry({ t, zone, arrivalAt, below }: CertificateList, one: KnownCertificate): Html {
  const { on, validUntil, issuer, format } = one
  const lines: readonly (readonly [string, string] | false)[] = [
    [t(m.credential_kind), `${proofInWords(t, one)} (${formatInWords(t, format)})`],
    [t(m.credential_issuer), issuer],
    on != null && [t(m.credential_on), sayDay(t.language, on)],
    validUntil != null && [t(m.credential_until), sayInstant(t.language, new Date(validUntil), zone)],
    [t(m.credential_standing), standing(t, one, arrivalAt)],
  ]
  return html`<div class="certificate"><dl class="answers">${lines.map((line) => line && html`<div><dt>${line[0]}</dt><dd><bdi>${line[1]}</bdi></dd></div>`)}</dl>
${below?.(one)}</div>`
}

function standing(t: Say, one: KnownCertificate, arrivalAt: string | null): string {
  const differs = (one.differs ?? []).map((difference) => differenceInWords(t, difference))
  if (!isHers(one)) return [t(m.credential_differs_note), ...differs].join(' ')
  if (one.result === 'detected') return t(m.credential_found)
  if (!counts(one, arrivalAt)) return t(m.credential_ended)
  return one.confirmed ? t(m.credential_confirmed) : t(m.credential_counts)
}
