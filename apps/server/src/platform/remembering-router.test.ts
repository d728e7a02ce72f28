import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { RememberingRouter } from './remembering-router.ts'

const openSite = () => {
  const app = new Hono({ router: new RememberingRouter() })
  app.use(async (c, next) => {
    await next()
    c.res.headers.set('seen', 'yes')
  })
  app.get('/:language{en|ar}/policy', (c) => c.text(`rules in ${c.req.param('language')}`))
  app.post('/:language{en|ar}/policy', (c) => c.text('taken', 201))
  app.get('/:language{en|ar}/code/:handle', (c) => c.text(c.req.param('handle')))
  return app
}
const read = async (app: Hono, path: string, method = 'GET') => {
  const response = await app.request(path, { method })
  return [response.status, await response.text(), response.headers.get('seen')]
}

test('The same address leads to the same page each time, with its own words', async () => {
  const app = openSite()
  for (const _ of [1, 2, 3]) {
    expect(await read(app, '/en/policy')).toEqual([200, 'rules in en', 'yes'])
    expect(await read(app, '/ar/policy')).toEqual([200, 'rules in ar', 'yes'])
    expect(await read(app, '/en/policy', 'POST')).toEqual([201, 'taken', 'yes'])
    expect(await read(app, '/en/code/4XyZ')).toEqual([200, '4XyZ', 'yes'])
    expect((await read(app, '/fr/policy'))[0]).toBe(404)
  }
})

test('Many addresses that lead nowhere are forgotten again', async () => {
  const app = openSite()
  const words = Array.from({ length: 1200 }, (_, n) => `/${n.toString(26).replace(/\d/g, 'q')}-x`)
  for (const word of words) expect((await read(app, word))[0]).toBe(404)
  expect(await read(app, '/en/policy')).toEqual([200, 'rules in en', 'yes'])
})
