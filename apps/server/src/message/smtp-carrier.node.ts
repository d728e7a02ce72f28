// E-mail by SMTP (RFC 5321), to the operator's own relay. Plain text, with the words of the traveller's language.
import { createTransport } from 'nodemailer'
import type { Carrier, Delivery, Outgoing } from './carrier.ts'

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  /** `Name <address>` or an address alone. */
  readonly from: string
  /** No letter goes over a wire in the clear; only a relay on this very machine may do without. */
  readonly encrypted: boolean
}

const seconds = 1000
const connectMs = 10 * seconds
const silenceMs = 30 * seconds

export function openSmtpCarrier({ url, from, encrypted }: SmtpSettings): Carrier {
  const { hostname, port, protocol, username, password } = new URL(url)
  const implicit = protocol === 'smtps:'
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (implicit ? 465 : 587) : Number(port),
    secure: implicit,
    requireTLS: encrypted && !implicit,
    ignoreTLS: !encrypted && !implicit,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = domainOf(from)
  return {
    name: 'smtp',
    keepsText: false,
    deliver: async (message) => {
      try {
        const { response } = await transport.sendMail(mailOf(message, from, domain))
        return { outcome: 'sent', said: statusOf(response) }
      } catch (error) {
        return failureOf(error)
      }
    },
    close: async () => transport.close(),
  }
}

const domainOf = (from: string): string => /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'

function mailOf({ id, address, subject, body, language }: Outgoing, from: string, domain: string) {
  return {
    from,
    // As an object: a text would be read as a list of addresses.
    to: { name: '', address },
    subject,
    text: `${body}\n`,
    // The same for every try, so that a mailbox that got it twice shows it once.
    messageId: `<${id}@${domain}>`,
    headers: {
      'Content-Language': language,
      // No out-of-office answers, please (RFC 3834 §5).
      'Auto-Submitted': 'auto-generated',
    },
  }
}

/** The codes of the answer alone, such as `250 2.0.0`: what follows may quote an address. */
const statusOf = (response: string): string => /^\d{3}( \d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? 'taken'

interface SmtpError extends Error {
  readonly code?: unknown
  readonly responseCode?: unknown
}

/** Refused for good is what the relay says of this letter (5xx, RFC 5321 §4.2.1); a wrong password is ours to mend. */
function failureOf(error: unknown): Delivery {
  if (!(error instanceof Error)) throw error
  const { code, responseCode }: SmtpError = error
  const name = typeof code === 'string' ? code.toLowerCase().replace(/[^a-z0-9]+/g, '-') : 'unknown'
  const ofLetter = name === 'eenvelope' || name === 'emessage'
  if (typeof responseCode !== 'number')
    return { outcome: 'failed', said: name, lasting: name === 'eenvelope' }
  return { outcome: 'failed', said: `${name}-${responseCode}`, lasting: ofLetter && responseCode >= 500 }
}
