import { afterEach, expect, test } from 'vitest'
import { freePort } from './cluster-process.ts'
import { type Gate, openGate } from './gate.ts'

let gate: Gate | undefined
afterEach(() => gate?.close())

async function open(): Promise<string> {
  gate = await openGate({ port: await freePort(), host: '127.0.0.1' })
  return `http://127.0.0.1:${gate.port}`
}

test('before the house is open the process is alive and not ready', async () => {
  const address = await open()
  expect((await fetch(`${address}/health/live`)).status).toBe(200)
  expect((await fetch(`${address}/health/ready`)).status).toBe(503)
})

test('before the house is open a person reads so in every language, and the page comes again by itself', async () => {
  const answer = await fetch(`${await open()}/zh-Hans/declare`, { headers: { accept: 'text/html' } })
  expect(answer.status).toBe(503)
  const text = await answer.text()
  for (const lang of ['en', 'zh-Hans', 'ar', 'it', 'es', 'fr']) expect(text).toContain(`lang="${lang}"`)
  expect(text).toContain('http-equiv="refresh"')
})

test('before the house is open a program is told when to come again', async () => {
  const answer = await fetch(`${await open()}/api/v1/policy`)
  expect(answer.headers.get('retry-after')).toBe('2')
  expect(await answer.json()).toMatchObject({ type: '/problems/not-ready', status: 503 })
})

test('once it is open every request goes to the house', async () => {
  const address = await open()
  gate?.open(() => new Response('welcome'))
  expect(await (await fetch(`${address}/health/ready`)).text()).toBe('welcome')
})

test('a stop lets the answer that is being given be given', async () => {
  const address = await open()
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Response>()
  gate?.open(() => {
    asked.resolve()
    return answer.promise
  })
  const got = fetch(address)
  await asked.promise
  const closed = gate?.close()
  answer.resolve(new Response('late but whole'))
  expect(await (await got).text()).toBe('late but whole')
  await closed
})
