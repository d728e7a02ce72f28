// What an operator may set so that messages leave the house: the mail relay and the SMS gateway.
import { z } from 'zod'

export interface MessageSettings {
  readonly smtp: { readonly url: string; readonly from: string; readonly encrypted: boolean } | null
  readonly smsGateway: { readonly url: string; readonly secret: Uint8Array } | null
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

const isUrl = (text: string, protocols: readonly string[]): boolean => {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol) && url.hostname !== ''
}

/** Whether nothing is carried in the clear: encrypted, or not leaving this machine. */
const staysPrivate = (text: string): boolean => {
  const url = URL.parse(text)
  return url?.protocol !== 'http:' || loopback.test(url.hostname)
}

const mailbox = /^[^\s<>@,;"]+@[^\s<>@,;"]+$/
const named = /^[^<>\r\n]{1,80} <([^<>]+)>$/

const secretBytes = { least: 24, most: 64 }

function readSecret(text: string): Uint8Array | null {
  const coded = text.replace(/^whsec_/, '')
  const bytes = Buffer.from(coded, 'base64')
  const same = bytes.toString('base64').replace(/=+$/, '') === coded.replace(/=+$/, '')
  return same && bytes.length >= secretBytes.least && bytes.length <= secretBytes.most ? bytes : null
}

const gatewaySecret = z.string().transform((text, context) => {
  const secret = readSecret(text)
  if (secret !== null) return secret
  context.addIssue({
    code: 'custom',
    message: `SMS_GATEWAY_SECRET must be base64 of ${secretBytes.least} to ${secretBytes.most} random bytes, with or without "whsec_" before it (shorter can be guessed); make one with: openssl rand -base64 32`,
  })
  return z.NEVER
})

export const messageSettings = {
  SMTP_URL: z
    .string()
    .refine(
      (text) => isUrl(text, ['smtp:', 'smtps:']),
      'SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465',
    )
    .optional(),
  SMTP_FROM: z
    .string()
    .refine(
      (text) => mailbox.test(named.exec(text)?.[1] ?? text),
      'SMTP_FROM must be an address, alone or as in: Health authority <no-reply@example.org>',
    )
    .optional(),
  SMS_GATEWAY_URL: z
    .string()
    .refine(
      (text) => isUrl(text, ['http:', 'https:']) && staysPrivate(text),
      'SMS_GATEWAY_URL must be an https address (http only on this machine: telephone numbers are sent there)',
    )
    .optional(),
  SMS_GATEWAY_SECRET: gatewaySecret.optional(),
}

interface Read {
  readonly PRATIQUE_EXERCISE: string
  readonly PRATIQUE_ADDRESS?: string | undefined
  readonly SMTP_URL?: string | undefined
  readonly SMTP_FROM?: string | undefined
  readonly SMS_GATEWAY_URL?: string | undefined
  readonly SMS_GATEWAY_SECRET?: Uint8Array | undefined
}

/** Settings that mean nothing without one another. */
export function messageContradictions(read: Read): readonly string[] {
  const sends = read.SMTP_URL !== undefined || read.SMS_GATEWAY_URL !== undefined
  const faults: readonly (readonly [boolean, string])[] = [
    [
      (read.SMTP_URL === undefined) !== (read.SMTP_FROM === undefined),
      'SMTP_URL and SMTP_FROM belong together: where letters are handed in, and who they are from',
    ],
    [
      (read.SMS_GATEWAY_URL === undefined) !== (read.SMS_GATEWAY_SECRET === undefined),
      'SMS_GATEWAY_URL and SMS_GATEWAY_SECRET belong together: a gateway must be able to tell who asks it',
    ],
    [
      sends && read.PRATIQUE_ADDRESS === undefined && read.PRATIQUE_EXERCISE === 'none',
      'PRATIQUE_ADDRESS must be set where messages are sent: they name the address of this site',
    ],
  ]
  return faults.filter(([holds]) => holds).map(([, sentence]) => sentence)
}

export function messageSettingsOf({
  SMTP_URL,
  SMTP_FROM,
  SMS_GATEWAY_URL,
  SMS_GATEWAY_SECRET,
}: Read): MessageSettings {
  return {
    smtp:
      SMTP_URL === undefined || SMTP_FROM === undefined
        ? null
        : { url: SMTP_URL, from: SMTP_FROM, encrypted: !loopback.test(new URL(SMTP_URL).hostname) },
    smsGateway:
      SMS_GATEWAY_URL === undefined || SMS_GATEWAY_SECRET === undefined
        ? null
        : { url: SMS_GATEWAY_URL, secret: SMS_GATEWAY_SECRET },
  }
}
