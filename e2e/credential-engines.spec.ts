// The credential library in a real browser gives the answers that it gives on the server: every certificate of the EU's
// test data, every other format, and a few hundred mutants of them. No product is started; the page is our own.

import { expect, test } from '@playwright/test'
import { readCredential, readTrust, type Verification } from '@pratique/health-credential'
import { build } from 'vite'
import { chance, mutant, type Seed, seeds } from '../packages/health-credential/test/mutations.ts'
import { vectors } from '../packages/health-credential/test/vectors.ts'

interface Dcc {
  readonly vector: { readonly PREFIX?: string; readonly TESTCTX: { readonly CERTIFICATE?: string } }
}

/** The web entry as one script for a page. */
async function bundle(): Promise<string> {
  const entry = new URL('../packages/health-credential/src/web.ts', import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'web' } },
  })
  const [output] = [built].flat()
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('the web entry was not built')
  return chunk.code
}

function questions(): readonly Seed[] {
  const at = new Date('2021-10-10T18:00:00Z')
  const dccs = vectors<Dcc>('dgc-testdata').flatMap(({ vector: { PREFIX, TESTCTX } }) =>
    PREFIX === undefined
      ? []
      : [{ text: PREFIX, trust: readTrust(JSON.stringify([TESTCTX.CERTIFICATE ?? ''])).trust, at }],
  )
  const random = chance(16)
  const all = seeds()
  const mutants = Array.from({ length: 300 }, () => {
    const [own, other] = [all[random(all.length)], all[random(all.length)]]
    if (own === undefined || other === undefined) throw new Error('no seeds')
    return mutant(own, other, random)
  })
  return [...dccs, ...all, ...mutants]
}

test('the browser reads every credential as the server does', async ({ page }) => {
  const script = await bundle()
  // An https address makes the page a secure context, without which there is no WebCrypto; nothing leaves the machine.
  await page.route('**/*', (route) =>
    route.request().url().endsWith('/web.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>engines</title>' }),
  )
  await page.goto('https://verifier.example/')
  const asked = questions()
  const answers = await page.evaluate(async (given) => {
    const library: typeof import('../packages/health-credential/src/web.ts') = await import(
      'https://verifier.example/web.js' as string
    )
    const read: Verification[] = []
    for (const { text, trust, at } of given) read.push(await library.readCredential(text, { trust, at }))
    return read
  }, asked)
  expect(answers).toHaveLength(asked.length)
  expect(answers.filter(({ valid }) => valid).length).toBeGreaterThan(200)
  for (const [index, question] of asked.entries())
    expect(answers[index]).toEqual(readCredential(question.text, question))
})
