// Every public page, with its style, stays light enough for a slow network abroad (DESIGN: 30 KB in all, gzip).
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { openApp } from './app.ts'
import { openCodePage } from './health-code/code-page.action.ts'
import { aminaDeclares } from './health-code/test-codes.ts'
import { publishEverything } from './holder/test-spine.ts'
import { openRooms } from './open-rooms.ts'
import { type House, perform, system } from './platform/deed.ts'
import { withDatabase } from './platform/test-database.ts'

const heaviest = 30_000
const readAtMost = 120

const { house: open } = withDatabase({ at: '2020-03-16T08:00:00+08:00' })
let house: House

beforeAll(async () => {
  house = open()
  await openRooms(house)
  await perform(house, system, publishEverything)
})

const gzip = (text: string): number => gzipSync(text).length
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '')

test.each(['en', 'ar'])(
  'Whatever a reader comes to by links from the start page weighs at most 30 KB (%s)',
  async (language) => {
    const app = openApp(house)
    const handle = await perform(house, system, async (deed) => openCodePage(deed, await aminaDeclares(deed)))
    const styles = new Map<string, number>()
    const weighStyle = async (href: string) => {
      const known = styles.get(href) ?? gzip(await (await app.request(href)).text())
      styles.set(href, known)
      return known
    }
    const waiting = [`/${language}`, `/${language}/code/${handle}`]
    const weights = new Map<string, number>()
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (weights.has(path) || weights.size === readAtMost) continue
      const response = await app.request(path)
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue
      const text = await response.text()
      let weight = gzip(text)
      for (const href of all(text, /<link rel="stylesheet" href="([^"]+)"/g)) weight += await weighStyle(href)
      weights.set(path, weight)
      expect(response.status, path).toBeLessThan(400)
      waiting.push(...all(text, new RegExp(`href="(/${language}/[^"#?]*)`, 'g')))
    }
    expect(weights.size).toBeGreaterThan(8)
    expect([...weights].filter(([, weight]) => weight > heaviest)).toEqual([])
  },
)
