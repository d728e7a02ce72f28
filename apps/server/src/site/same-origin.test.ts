import { expect, test } from 'vitest'
import { isFromOurPages } from './same-origin.ts'

const post = { method: 'POST', host: 'pratique.example', origin: undefined, fetchSite: undefined }

test.each([
  ['reading', { ...post, method: 'GET', fetchSite: 'cross-site' }, true],
  ['a form of ours', { ...post, fetchSite: 'same-origin', origin: 'https://pratique.example' }, true],
  ['a form of ours behind a proxy that ends TLS', { ...post, origin: 'https://pratique.example' }, true],
  ['a form of another site', { ...post, fetchSite: 'cross-site', origin: 'https://evil.example' }, false],
  ['a form of a neighbour under the same domain', { ...post, fetchSite: 'same-site' }, false],
  ['a form of another site in an old browser', { ...post, origin: 'https://evil.example' }, false],
  ['a form of a sandboxed frame', { ...post, origin: 'null' }, false],
  ['a program that is no browser', post, true],
])('%s', (_who, provenance, taken) => {
  expect(isFromOurPages(provenance)).toBe(taken)
})
