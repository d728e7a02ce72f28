import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import type { Outgoing } from './carrier.ts'
import { openSmsGateway } from './sms-gateway.node.ts'

const secret = Buffer.alloc(32, 5)
const message: Outgoing = {
  id: '0190a1b2-0000-7000-8000-000000000002',
  kind: 'contact-code',
  address: '+390255500112',
  language: 'zh-Hans',
  usefulUntil: new Date('2020-03-16T00:10:00Z'),
  subject: '不在短信里',
  body: '123456 是验证码',
}

interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A gateway on this machine: keeps what it hears, answers as it is told; closed when the test ends. */
async function openGateway(answer: (response: ServerResponse) => void) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    heard.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
  return {
    url,
    heard,
    deliver: () => openSmsGateway({ url, secret }).deliver(message),
  }
}

const accepting = (response: ServerResponse) => response.writeHead(202).end('{"id":"gw-17"}')

test('a gateway that checks the signature with a library takes the message', async () => {
  const gateway = await openGateway(accepting)
  expect(await gateway.deliver()).toEqual({ outcome: 'sent', said: 'gw-17' })
  const [heard] = gateway.heard
  const webhook = new Webhook(secret.toString('base64'))
  const verified = webhook.verify(heard?.body ?? '', heard?.headers as Record<string, string>)
  expect(verified).toEqual({
    type: 'sms.send',
    data: {
      to: '+390255500112',
      text: '123456 是验证码',
      language: 'zh-Hans',
      kind: 'contact-code',
      usefulUntil: '2020-03-16T00:10:00.000Z',
    },
  })
})

test('a body that was changed on the way does not pass', async () => {
  const gateway = await openGateway(accepting)
  await gateway.deliver()
  const [heard] = gateway.heard
  const changed = heard?.body.replace('+39', '+40') ?? ''
  const webhook = new Webhook(secret.toString('base64'))
  expect(() => webhook.verify(changed, heard?.headers as Record<string, string>)).toThrow(/signature/i)
})

test('each try has the same id, so that a gateway sends it once', async () => {
  const gateway = await openGateway(accepting)
  await gateway.deliver()
  await gateway.deliver()
  expect(gateway.heard.map(({ headers }) => headers['webhook-id'])).toEqual([message.id, message.id])
})

test.each([
  [400, true],
  [401, false],
  [403, false],
  [404, true],
  [422, true],
  [429, false],
  [500, false],
  [503, false],
])('an answer of %i is final: %s', async (status, lasting) => {
  const gateway = await openGateway((response) => response.writeHead(status).end('+390255500112?'))
  expect(await gateway.deliver()).toEqual({ outcome: 'failed', said: `http-${status}`, lasting })
})

test('a redirection is not followed: the number would go to a stranger', async () => {
  const elsewhere = await openGateway(accepting)
  const gateway = await openGateway((response) => response.writeHead(307, { location: elsewhere.url }).end())
  expect(await gateway.deliver()).toEqual({ outcome: 'failed', said: 'http-307', lasting: false })
  expect(elsewhere.heard).toEqual([])
})

test('a gateway that asks to wait is heard', async () => {
  const gateway = await openGateway((response) => response.writeHead(429, { 'retry-after': '120' }).end())
  expect(await gateway.deliver()).toMatchObject({ outcome: 'failed', lasting: false, waitMs: 120_000 })
})

test.each(['', 'taken', '{"id":17}', '{"id":"+39 02 5550 0112"}', `{"id":"${'x'.repeat(9000)}"}`])(
  'taken is taken, whatever else is said: %.30s',
  async (words) => {
    const gateway = await openGateway((response) => response.writeHead(200).end(words))
    expect(await gateway.deliver()).toEqual({ outcome: 'sent', said: null })
  },
)

test('a gateway that hangs up is tried again', async () => {
  const gateway = await openGateway((response) => response.destroy())
  expect(await gateway.deliver()).toMatchObject({ outcome: 'failed', lasting: false })
})

test('a gateway that says nothing does not hold up the end of the server', async () => {
  let asked = () => {}
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  const gateway = await openGateway(() => asked())
  const carrier = openSmsGateway({ url: gateway.url, secret })
  const delivery = carrier.deliver(message)
  await isAsked
  await carrier.close()
  expect(await delivery).toMatchObject({ outcome: 'failed', lasting: false })
})
