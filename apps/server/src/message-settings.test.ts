import { describe, expect, test } from 'vitest'
import { ConfigFault, readConfig } from './config.ts'

const real = { PRATIQUE_EXERCISE: 'none', PRATIQUE_ADDRESS: 'https://pratique.example.org' }
const secret = Buffer.alloc(32, 9).toString('base64')

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment, [])
    return []
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    return error.faults
  }
}

test('a relay elsewhere is spoken to in secret, one on this machine as it is', () => {
  const encrypted = (SMTP_URL: string) =>
    readConfig({ ...real, SMTP_URL, SMTP_FROM: 'a@example.org' }, []).messages.smtp?.encrypted
  expect(encrypted('smtp://mail.example.org:587')).toBe(true)
  expect(encrypted('smtp://localhost:25')).toBe(false)
  expect(encrypted('smtp://127.0.0.1:1025')).toBe(false)
  expect(encrypted('smtp://localhost.example.org')).toBe(true)
  expect(encrypted('smtp://127.0.0.1.example.org')).toBe(true)
})

test('the secret of the gateway is read with or without its usual prefix', () => {
  const read = (text: string) =>
    readConfig({ ...real, SMS_GATEWAY_URL: 'https://sms.example.org/', SMS_GATEWAY_SECRET: text }, [])
      .messages.smsGateway?.secret
  expect(read(secret)).toEqual(Buffer.alloc(32, 9))
  expect(read(`whsec_${secret}`)).toEqual(Buffer.alloc(32, 9))
})

test.each(['no-reply@example.org', 'Health authority <no-reply@example.org>', '卫生 <a@b>'])(
  'letters may come from %s',
  (from) => {
    expect(faultsOf({ ...real, SMTP_URL: 'smtps://mail.example.org', SMTP_FROM: from })).toEqual([])
  },
)

describe('settings that cannot be used', () => {
  test.each([
    ['SMTP_URL', 'mail.example.org:587'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['SMTP_FROM', 'Health authority'],
    ['SMTP_FROM', 'a@b, c@d'],
    ['SMTP_FROM', 'a <b@c>\r\nBcc: d@e'],
    ['SMS_GATEWAY_URL', 'http://sms.example.org'],
    ['SMS_GATEWAY_URL', 'http://localhost.example.org'],
    ['SMS_GATEWAY_SECRET', Buffer.alloc(23).toString('base64')],
    ['SMS_GATEWAY_SECRET', 'not base64 at all, but long enough to be one'],
  ])('%s=%s is refused', (name, value) => {
    const whole = {
      ...real,
      SMTP_URL: 'smtps://mail.example.org',
      SMTP_FROM: 'a@example.org',
      SMS_GATEWAY_URL: 'https://sms.example.org',
      SMS_GATEWAY_SECRET: secret,
    }
    expect(faultsOf({ ...whole, [name]: value })).toEqual([expect.stringContaining(name)])
  })

  test.each(['SMTP_URL', 'SMTP_FROM', 'SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'])(
    '%s alone is half a setting',
    (name) => {
      const values: Record<string, string> = {
        SMTP_URL: 'smtps://mail.example.org',
        SMTP_FROM: 'a@example.org',
        SMS_GATEWAY_URL: 'https://sms.example.org',
        SMS_GATEWAY_SECRET: secret,
      }
      expect(faultsOf({ ...real, [name]: values[name] ?? '' })).toEqual([
        expect.stringContaining('belong together'),
      ])
    },
  )

  test('a real instance that writes to people must know its own address', () => {
    const mail = {
      PRATIQUE_EXERCISE: 'none',
      SMTP_URL: 'smtps://mail.example.org',
      SMTP_FROM: 'a@example.org',
    }
    expect(faultsOf(mail)).toEqual([expect.stringContaining('PRATIQUE_ADDRESS')])
    expect(faultsOf({ ...mail, PRATIQUE_EXERCISE: 'zhejiang-2020-03' })).toEqual([])
  })

  test('no fault repeats a password', () => {
    const faults = faultsOf({ ...real, SMTP_URL: 'http://me:geheim@mail', SMS_GATEWAY_SECRET: 'geheim' })
    expect(faults.join()).not.toContain('geheim')
  })
})
