// The command as an operator uses it: files as they are served, a code on standard input, an exit code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import {
  bindDocument,
  createSigner,
  createStatusList,
  issueCode,
  newCodeId,
  openSigner,
  signStatusListCwt,
  signStatusListJwt,
  signTrustList,
  trustListKey,
  withStatuses,
} from '@pratique/health-credential'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../command.ts'

const folder = mkdtempSync(join(tmpdir(), 'pratique-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

const AT = '2020-03-17T08:00:00+08:00'
const document = { number: 'YA1234567', dateOfBirth: '1988-02-29', expiresOn: '2027-11-30' }
const issuedAt = new Date('2020-03-16T00:00:00Z')
const expiresAt = new Date('2020-03-30T00:00:00Z')
const newSigner = () =>
  openSigner(
    createSigner({
      issuer: 'ZJ',
      commonName: 'Codes',
      organisation: 'Exercise',
      country: 'CN',
      notBefore: new Date('2020-01-01'),
      notAfter: new Date('2021-01-01'),
    }),
  )
const signer = newSigner()
const stranger = newSigner()

function codeAt(index: number, state: 'green' | 'orange' = 'green', pack = 'zj20', by = signer) {
  const binding = bindDocument(document, 10)
  const payload = {
    id: newCodeId(binding),
    scheme: 'international',
    state,
    level: 'paper',
    pack,
  } as const
  const rest = {
    policyVersion: 1,
    specimen: false,
    reasons: [4],
    binding,
    status: { list: 1, index },
    firstName: null,
  }
  return issueCode({ issuedAt, expiresAt, payload: { ...payload, ...rest } }, by)
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const trust = file(
  'trust-list.json',
  signTrustList(
    {
      issuer: 'ZJ',
      authorityName: 'Exercise',
      issuedAt: '2020-03-16T00:00:00Z',
      nextUpdate: '2020-03-18T00:00:00Z',
      specimen: false,
      keys: [trustListKey(signer, ['code', 'status'])],
    },
    signer,
  ),
)
const list = withStatuses(createStatusList(2, 1024), [[9, 1]])
const token = {
  address: 'https://code.example/.well-known/pratique/status/1',
  issuedAt,
  expiresAt,
  ttl: 3600,
}
const status = file('1', signStatusListCwt(list, token, signer))

async function pratique(args: string[], stdin: string) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const exit = await runCommand(['code', 'verify', ...args], {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
  })
  return { exit, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

const asked = ['--trust', trust, '--status', status, '--at', AT]

describe('pratique code verify', () => {
  it('says valid and exits 0 for a code in force', async () => {
    const { exit, out } = await pratique([...asked, '--json'], `${codeAt(8)}\n`)
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: 'pratique',
      verdict: 'valid',
      status: 'valid',
      problems: [],
      issuer: 'ZJ',
    })
  })

  it('says why and exits 1 for a revoked code', async () => {
    const { exit, out } = await pratique(asked, codeAt(9))
    expect(exit).toBe(1)
    expect(out).toMatch(/^invalid\n[\s\S]*^revoked: /m)
  })

  it('says the reasons in words where the pack is known, and by number where not', async () => {
    expect((await pratique(asked, codeAt(8))).out).toMatch(/^reason: Rule 4 of “zj20”, version 1/m)
    const { out } = await pratique(asked, codeAt(8, 'orange', '1'))
    expect(out).toMatch(/^reason: Fever: to be examined$/m)
    expect(out).not.toMatch(/^reason: Rule/m)
  })

  it.each(['hello', '', 'HC1:ü', 'HC1:NCF0000'])('exits 2 for what is no health code: %j', async (text) => {
    const { exit, out } = await pratique([...asked, '--json'], text)
    expect([exit, JSON.parse(out).verdict]).toEqual([2, 'invalid'])
  })

  it.each([codeAt(8).slice(0, 91), codeAt(8).replace(/.{3}$/, 'ABC')])(
    'exits 1 for a code that was cut or altered: it does not hold',
    async (text) => {
      const { exit, out } = await pratique([...asked, '--json'], text)
      expect([exit, JSON.parse(out).verdict]).toEqual([1, 'invalid'])
    },
  )

  it('does not ask our status list about a code of somebody else, which may name any place of it', async () => {
    const { exit, out } = await pratique([...asked, '--json'], codeAt(9, 'green', 'zj20', stranger))
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'unknown',
      status: 'unchecked',
      problems: [{ code: 'issuer-unknown' }],
    })
  })

  it('exits 2 for a code of something else', async () => {
    const { exit, out } = await pratique([...asked, '--json'], 'https://example.org')
    expect(exit).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      format: 'unknown',
      verdict: 'invalid',
      problems: [{ code: 'prefix' }],
      payload: null,
    })
  })

  it('does not know the status when the list is out of date', async () => {
    const { exit, out } = await pratique(
      [...asked.slice(0, 4), '--at', '2020-03-29T23:59:00Z', '--json'],
      codeAt(8),
    )
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ status: 'valid', trustStale: true })
    const stale = file('old', signStatusListJwt(list, { ...token, expiresAt: issuedAt }, signer))
    const late = await pratique(['--trust', trust, '--status', stale, '--at', AT, '--json'], codeAt(8))
    expect(late.exit).toBe(1)
    expect(JSON.parse(late.out)).toMatchObject({ verdict: 'unknown', problems: [{ code: 'status-unknown' }] })
  })

  it('compares the document shown', async () => {
    const shown = (number: string) => [...asked, '--json', '--document', `${number},1988-02-29,2027-11-30`]
    expect((await pratique(shown('YA1234567'), codeAt(8))).exit).toBe(0)
    const other = await pratique(shown('YA7654321'), codeAt(8))
    expect(other.exit).toBe(1)
    expect(JSON.parse(other.out)).toMatchObject({ problems: [{ code: 'document-mismatch' }], payload: null })
    const told = (await pratique([...asked, '--document', 'YA7654321,1988-02-29,2027-11-30'], codeAt(8))).out
    expect(told).not.toMatch(/green|reason/)
  })

  it.each([
    [['--trust', join(folder, 'absent'), '--at', AT], /cannot be read/],
    [['--trust', status, '--at', AT], /Trust must be/],
    [['--trust', trust, '--status', trust, '--at', AT], /no status list/],
    [['--trust', trust, '--at', 'tomorrow'], /not an instant/],
    [['--at', AT], /--trust FILE/],
    [['--trust', trust, '--colour', 'green'], /Usage/],
    [['--trust', trust, '--document', 'YA1234567'], /NUMBER,DATE OF BIRTH,EXPIRY/],
  ])('exits 2 and says how to mend %j', async (args, sentence) => {
    const { exit, out, err } = await pratique(args, codeAt(8))
    expect(exit).toBe(2)
    expect(err).toMatch(sentence)
    expect(out).toBe('')
  })
})
