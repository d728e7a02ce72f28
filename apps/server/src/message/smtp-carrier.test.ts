import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { Carrier, Delivery, Outgoing } from './carrier.ts'
import { openSmtpCarrier, type SmtpSettings } from './smtp-carrier.node.ts'
import { openMailServer, refusing } from './test-mail-server.ts'

const letter: Outgoing = {
  id: '0190a1b2-0000-7000-8000-000000000001',
  kind: 'contact-code',
  address: 'amina@example.org',
  language: 'ar',
  usefulUntil: new Date('2020-03-19T00:00:00Z'),
  subject: 'رمزك لتأكيد هذا العنوان',
  body: '123456 هو رمزك',
}

async function deliver(
  port: number,
  settings: Partial<SmtpSettings> & { readonly login?: string } = {},
  outgoing = letter,
): Promise<Delivery> {
  const carrier: Carrier = openSmtpCarrier({
    url: `smtp://${settings.login ?? ''}127.0.0.1:${port}`,
    from: 'Health authority <no-reply@authority.example>',
    encrypted: false,
    ...settings,
  })
  try {
    return await carrier.deliver(outgoing)
  } finally {
    await carrier.close()
  }
}

test('a letter arrives in the words and the script it was written in', async () => {
  const server = await openMailServer()
  expect(await deliver(server.port)).toEqual({ outcome: 'sent', said: expect.stringMatching(/^250/) })
  expect(server.letters).toHaveLength(1)
  const [arrived] = server.letters
  expect(arrived?.subject).toBe(letter.subject)
  expect(arrived?.text?.trim()).toBe(letter.body)
  expect(arrived?.headers.get('content-language')).toBe('ar')
  expect(arrived?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(arrived?.from?.value).toEqual([{ name: 'Health authority', address: 'no-reply@authority.example' }])
  expect(arrived?.to).toMatchObject({ value: [{ address: 'amina@example.org' }] })
})

test('each try carries the same message id, so that a mailbox shows it once', async () => {
  const server = await openMailServer()
  await deliver(server.port)
  await deliver(server.port)
  const ids = server.letters.map(({ messageId }) => messageId)
  expect(ids).toEqual(Array(2).fill(`<${letter.id}@authority.example>`))
})

test('an unknown mailbox is refused for good, without keeping whose it is', async () => {
  const server = await openMailServer(refusing(550, '5.1.1 <amina@example.org> is not here'))
  expect(await deliver(server.port)).toEqual({ outcome: 'failed', said: 'eenvelope-550', lasting: true })
})

test('a mailbox that is busy is tried again', async () => {
  const server = await openMailServer(refusing(450, '4.2.1 try later'))
  expect(await deliver(server.port)).toEqual({ outcome: 'failed', said: 'eenvelope-450', lasting: false })
})

test('a wrong password of ours is not the traveller’s fault: it is tried again', async () => {
  const server = await openMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
  })
  const delivery = await deliver(server.port, { login: 'pratique:wr%40ng@' })
  expect(delivery).toEqual({ outcome: 'failed', said: 'eauth-535', lasting: false })
})

test('user and password are those of the address, decoded', async () => {
  const seen: unknown[] = []
  const server = await openMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      seen.push([username, password])
      done(null, { user: username })
    },
  })
  expect(await deliver(server.port, { login: 'pratique:p%40ss@' })).toMatchObject({ outcome: 'sent' })
  expect(seen).toEqual([['pratique', 'p@ss']])
})

test('nothing goes in the clear to a relay elsewhere that offers no encryption', async () => {
  const server = await openMailServer()
  expect(await deliver(server.port, { encrypted: true })).toMatchObject({ outcome: 'failed', lasting: false })
  expect(server.letters).toEqual([])
})

test('a relay that is not there is tried again', async () => {
  const free = createServer()
  const port = await new Promise<number>((resolve) => {
    free.listen(0, '127.0.0.1', () => resolve((free.address() as { port: number }).port))
  })
  await new Promise((resolve) => free.close(resolve))
  expect(await deliver(port)).toMatchObject({ outcome: 'failed', lasting: false })
})

test('an address that hides a second one reaches nobody else', async () => {
  const server = await openMailServer()
  const hidden = { ...letter, address: 'amina@example.org>, <boris@example.org' }
  await deliver(server.port, {}, hidden)
  const reached = server.letters.flatMap(({ to }) =>
    (Array.isArray(to) ? to : [to]).flatMap((one) => one?.value ?? []),
  )
  expect(reached.map(({ address }) => address)).not.toContain('boris@example.org')
})
