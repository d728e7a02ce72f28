// The command as another system uses it: one credential, a batch, pictures.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../command.ts'

const vectorsUrl = new URL('../../../../packages/health-credential/vectors/', import.meta.url)
const records: { id: string; vector: { PREFIX: string; TESTCTX: Record<string, string> } }[] = gunzipSync(
  readFileSync(new URL('dgc-testdata/vectors.jsonl.gz', vectorsUrl)),
)
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const dcc = records.find(({ id }) => id === 'AE/2DCode/raw/vaccine.json')?.vector
const certificate = dcc?.TESTCTX.CERTIFICATE ?? ''
const at = dcc?.TESTCTX.VALIDATIONCLOCK ?? ''
const code = dcc?.PREFIX ?? ''

const folder = mkdtempSync(join(tmpdir(), 'pratique-credential-'))
afterAll(() => rmSync(folder, { recursive: true }))
const trustFile = join(folder, 'trust.json')
writeFileSync(trustFile, JSON.stringify([certificate]))

async function pratique(args: string[], input: string | Iterable<string>) {
  const io = {
    stdin: Readable.from(typeof input === 'string' ? [input] : input),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  }
  const said = Promise.all([text(io.stdout), text(io.stderr)])
  const exit = await runCommand(args, io)
  io.stdout.end()
  io.stderr.end()
  const [out, err] = await said
  return { exit, out, err }
}

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('pratique credential read', () => {
  it('answers with JSON only, and exits 0 for a valid certificate', async () => {
    const { exit, out } = await pratique(
      ['credential', 'read', '--json', '--trust', trustFile, '--at', at],
      `${code}\n`,
    )
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: 'dcc',
      valid: true,
      problems: [],
      algorithm: 'ES256',
      issuer: 'AE',
      payload: { ver: '1.3.0' },
    })
  })

  it('exits 1 when nobody trusts the issuer, and says so', async () => {
    const { exit, out } = await pratique(['credential', 'read', '--at', at], code)
    expect(exit).toBe(1)
    expect(out).toMatch(/^dcc: unknown\n[\s\S]*^issuer-unknown: /m)
  })

  it.each([
    [['--trust', '/does/not/exist'], /cannot be read/],
    [['--at', 'yesterday'], /not an instant/],
    [['--colour'], /Usage/],
  ])('exits 2 for %j', async (args, sentence) => {
    const { exit, out, err } = await pratique(['credential', 'read', '--json', ...args], code)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(sentence)
  })
})

describe('pratique credential read --batch', () => {
  const question = (id: unknown, more: object = {}) =>
    JSON.stringify({ id, text: code, trust: [certificate], at, ...more })

  it('answers every line in order, a bad one with an error and its id, and exits 0', async () => {
    const input = [
      question(1),
      '{"id":2',
      question(3, { text: 5 }),
      question(4, { trust: ['AAAA'] }),
      question(5, { at: '2021-02-30T00:00:00Z' }),
      question(6, { text: 'HC1:nonsense' }),
      question('seven', { trust: [] }),
      question(8, { trust: 'all' }),
      question(9, { at: '2021-10-10T18:00:00.123456' }),
      question(10, { at: '2021-10-10T20:00:00+0200' }),
      question(11, { at: '2021-10-11' }),
    ]
    const { exit, out } = await pratique(['credential', 'read', '--batch'], input.join('\n'))
    expect(exit).toBe(0)
    expect(lines(out)).toMatchObject([
      { id: 1, format: 'dcc', valid: true, problems: [] },
      { id: null, error: { code: 'not-json' } },
      { id: 3, error: { code: 'not-a-question' } },
      { id: 4, error: { code: 'not-a-question' } },
      { id: 5, error: { code: 'not-a-question' } },
      { id: 6, valid: false, problems: [{ code: 'base45' }] },
      { id: 'seven', valid: false, problems: [{ code: 'issuer-unknown' }] },
      { id: 8, error: { code: 'not-a-question' } },
      { id: 9, valid: true },
      { id: 10, valid: true },
      { id: 11, valid: true },
    ])
  })

  it('takes trust and instant from the arguments where a line brings none', async () => {
    const { out } = await pratique(
      ['credential', 'read', '--batch', '--trust', trustFile, '--at', at],
      JSON.stringify({ id: 1, text: code }),
    )
    expect(lines(out)).toMatchObject([{ id: 1, valid: true }])
  })

  it('answers a line before the next one comes', async () => {
    const stdin = new PassThrough()
    const stdout = new PassThrough()
    const running = runCommand(['credential', 'read', '--batch'], {
      stdin,
      stdout,
      stderr: new PassThrough(),
    })
    stdin.write(`${question(1)}\n`)
    const [first] = await new Promise<Buffer[]>((resolve) => stdout.once('data', (chunk) => resolve([chunk])))
    expect(JSON.parse(String(first))).toMatchObject({ id: 1, valid: true })
    stdin.end()
    expect(await running).toBe(0)
  })

  it('answers a line before the next one comes on its threads too', async () => {
    const stdin = new PassThrough()
    const stdout = new PassThrough()
    const running = runCommand(['credential', 'read', '--batch'], {
      stdin,
      stdout,
      stderr: new PassThrough(),
    })
    const answers = createInterface({ input: stdout })[Symbol.asyncIterator]()
    for (let id = 0; id < 600; id++) stdin.write(`{"id":${id},"text":"x"}\n`)
    for (let id = 0; id < 600; id++) await answers.next()
    for (let id = 600; id < 610; id++) {
      stdin.write(`${question(id)}\n`)
      expect(JSON.parse((await answers.next()).value ?? '')).toMatchObject({ id, valid: true })
    }
    stdin.end()
    expect(await running).toBe(0)
  })

  it('asks for no more than its reader takes', async () => {
    let asked = 0
    const stdin = Readable.from(
      (function* () {
        for (; asked < 100_000; asked++) yield `{"id":${asked},"text":"x"}\n`
      })(),
    )
    const taken: string[] = []
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        taken.push(String(chunk))
        if (taken.length < 500) done()
      },
    })
    void runCommand(['credential', 'read', '--batch'], { stdin, stdout: slow, stderr: new PassThrough() })
    await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(500)
    expect(asked).toBeLessThan(1000)
  })

  it('answers garbage with an error object and goes on', async () => {
    const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000)
    const input = [
      `{"id":${deep('[', ']')},"text":"x"}`,
      `{"id":2,"text":"x","trust":[${deep('[', ']')}]}`,
      `{"id":3,"text":"x","trust":[{"kty":"EC","x":${deep('{"a":', '')}}]}`,
      '[]',
      'null',
      '{"id":6}',
      '{"id":7,"text":"\\ud800"}',
      '{"__proto__":{"text":"x"},"id":8}',
      `{"id":9,"text":"shc:/${'0'.repeat(100_000)}"}`,
      `{"id":10,"text":${JSON.stringify(`{"data":${deep('[', ']')}`)}}`,
      `{"id":11,"text":${JSON.stringify('HC1:'.repeat(50_000))}}`,
      question(12),
    ]
    const { exit, out } = await pratique(['credential', 'read', '--batch'], input.join('\r\n'))
    expect(exit).toBe(0)
    expect(lines(out).map((line) => [line.id, line.error?.code ?? line.valid])).toEqual([
      [null, 'not-a-question'],
      [2, 'not-a-question'],
      [null, 'not-json'],
      [null, 'not-json'],
      [null, 'not-json'],
      [6, 'not-a-question'],
      [7, false],
      [8, 'not-a-question'],
      [9, false],
      [10, false],
      [11, false],
      [12, true],
    ])
  })

  it('keeps the order of a thousand lines that are checked at once', async () => {
    const input = Array.from({ length: 1000 }, (_, id) =>
      id % 7 === 0 ? `{"id":${id},"text":"x"}` : question(id),
    )
    const { out } = await pratique(
      ['credential', 'read', '--batch'],
      input.map((line) => `${line}\n`),
    )
    expect(lines(out).map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, id) => id))
    expect(lines(out).filter(({ valid }) => valid)).toHaveLength(857)
  })
})

describe('pratique qr read', () => {
  const picture = (name: string) =>
    fileURLToPath(new URL(`qr-images/shc/test-example-00-g-qr-code-0-${name}`, vectorsUrl))

  it.each(['scaled-23.jpg', 'scaled-85.jpg', 'single_qr_segment.png'])(
    'reads the hard picture %s',
    async (name) => {
      const { exit, out } = await pratique(['qr', 'read', picture(name)], '')
      expect(exit).toBe(0)
      const [line] = lines(out)
      expect(line).toMatchObject({ file: picture(name), correction: 'L' })
      expect(line.text).toMatch(/^shc:\/\d{1500,}$/)
    },
  )

  it('says of each picture without a code why, and exits 1', async () => {
    const none = join(folder, 'note.txt')
    writeFileSync(none, 'no picture')
    const files = [picture('corrupted.png'), none, '/does/not/exist', picture('scaled-23.jpg')]
    const { exit, out } = await pratique(['qr', 'read', ...files], '')
    expect(exit).toBe(1)
    expect(lines(out)).toMatchObject([
      { error: { code: 'no-code' } },
      { error: { code: 'no-picture' } },
      { error: { code: 'unreadable' } },
      { correction: 'L' },
    ])
  })

  it('wants to be told which pictures', async () => {
    expect((await pratique(['qr', 'read'], '')).exit).toBe(2)
  })
})
