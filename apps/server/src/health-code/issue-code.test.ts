import { verifyCode } from '@pratique/health-credential'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { recordAct } from '../holder/record-act.action.ts'
import { withDatabase } from '../platform/test-database.ts'
import { openCodePage } from './code-page.action.ts'
import { issueCode } from './issue-code.action.ts'
import { forgetCodes, revokeCodes } from './revoke-code.action.ts'
import { aminaDeclares, aminasDocument, fromKenya, openRoom } from './test-codes.ts'
import { currentTrustList } from './trust-list.action.ts'
import { verifyShownCode } from './verify-code.action.ts'

const { story } = withDatabase()

story('Amina, from Milan, gets an orange code that any library verifies', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  expect(code?.text.length).toBeLessThanOrEqual(262)
  const { trust } = currentTrustList(house)
  expect(verifyCode(code?.text ?? '', { trust, at: deed.now })).toMatchObject({
    verdict: 'valid',
    issuer: 'CN-33',
    expiresAt: '2020-03-18T02:20:00.000Z',
    payload: { state: 'orange', scheme: 'international', policyVersion: 1, specimen: false },
  })
})

story('The code is the same one each time it is shown, and signed only then', async ({ deed, house, db }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed)
  const first = await issueCode(deed, holderId)
  const second = await issueCode(deed, holderId)
  expect(second.code?.codeId).toBe(first.code?.codeId)
  const { rows } = await sql`select * from health_code`.execute(db)
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('HC1:')
})

story('It is bound to her passport and to no other', async ({ deed, house }) => {
  await openRoom(deed, house)
  const { code } = await issueCode(deed, await aminaDeclares(deed))
  const shown = async (document: typeof aminasDocument) => {
    const { verification } = await verifyShownCode(deed, { code: code?.text ?? '', document })
    return [verification.verdict, verification.document]
  }
  expect(await shown(aminasDocument)).toEqual(['valid', 'match'])
  expect(await shown(aminasDocument && { ...aminasDocument, number: 'X0000001' })).toEqual([
    'invalid',
    'mismatch',
  ])
  expect(await shown(null)).toEqual(['valid', 'unchecked'])
})

story(
  'When the decision comes out otherwise, the code she carries is superseded at once',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed, fromKenya)
    const before = await issueCode(deed, holderId)
    expect(before.decision?.colour).toBe('green')
    await recordAct(deed, holderId, {
      kind: 'exposed',
      payload: { class: 'contact', on: '2020-03-14', source: 'seat 14B' },
    })
    const asked = { code: before.code?.text ?? '', document: null }
    expect((await verifyShownCode(deed, asked)).verification).toMatchObject({
      verdict: 'invalid',
      status: 'revoked',
    })
    const after = await issueCode(deed, holderId)
    expect(after.code?.codeId).not.toBe(before.code?.codeId)
    const again = await verifyShownCode(deed, { code: after.code?.text ?? '', document: null })
    expect(again.verification).toMatchObject({ verdict: 'valid', payload: { state: 'orange' } })
  },
)

story('A landing moves the end of the code and keeps the code', async ({ deed, deedOf, house, clock }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed, fromKenya)
  const before = await issueCode(deed, holderId)
  clock.moveTo('2020-03-17T10:00:00+08:00')
  const later = deedOf(deed.actor)
  await recordAct(later, holderId, {
    kind: 'landed',
    payload: { at: '2020-03-17T10:00:00+08:00', port: 'PVG' },
  })
  const after = await issueCode(later, holderId)
  expect(after.code?.codeId).toBe(before.code?.codeId)
  expect(after.code?.validUntil).not.toEqual(before.code?.validUntil)
})

story(
  'A withdrawn declaration leaves no code, and the one she printed is no longer good',
  async ({ deed, house }) => {
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed)
    const { code } = await issueCode(deed, holderId)
    await recordAct(deed, holderId, { kind: 'withdrawn', payload: {} })
    expect((await issueCode(deed, holderId)).code).toBeNull()
    const { verification } = await verifyShownCode(deed, { code: code?.text ?? '', document: null })
    expect(verification.problems.map((problem) => problem.code)).toEqual(['revoked'])
  },
)

story('A revoked code stays revoked; the next one is another', async ({ deed, house }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed)
  const { code } = await issueCode(deed, holderId)
  expect(await revokeCodes(deed, holderId, 'seen on a forum')).toBe(1)
  const { verification } = await verifyShownCode(deed, { code: code?.text ?? '', document: null })
  expect(verification.status).toBe('revoked')
  const next = await issueCode(deed, holderId)
  expect(next.code?.codeId).not.toBe(code?.codeId)
})

story('What was issued and taken back stands in her chain', async ({ deed, house, db }) => {
  await openRoom(deed, house)
  const holderId = await aminaDeclares(deed)
  await issueCode(deed, holderId)
  await revokeCodes(deed, holderId, 'seen on a forum')
  const { rows } = await sql<{ kind: string }>`select kind from act order by seq`.execute(db)
  expect(rows.map(({ kind }) => kind)).toEqual(['declared', 'code-issued', 'code-revoked'])
})

story(
  'After the day of an arrival that never was, there is nothing to show',
  async ({ deed, deedOf, house, clock }) => {
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed, fromKenya)
    clock.moveTo('2020-03-18T10:20:00+08:00')
    expect((await issueCode(deedOf(deed.actor), holderId)).code).toBeNull()
  },
)

story(
  'When she is forgotten, her code goes on saying no and nothing else of it stays',
  async ({ deed, house, db }) => {
    await openRoom(deed, house)
    const holderId = await aminaDeclares(deed)
    const { code } = await issueCode(deed, holderId)
    await openCodePage(deed, holderId)
    await forgetCodes(deed, holderId)
    const { rows } = await sql`select reasons, binding_tag, document_hash from health_code`.execute(db)
    expect(rows).toEqual([{ reasons: [], binding_tag: null, document_hash: null }])
    expect((await sql`select from code_page`.execute(db)).rows).toEqual([])
    const { verification } = await verifyShownCode(deed, { code: code?.text ?? '', document: null })
    expect(verification).toMatchObject({ verdict: 'invalid', status: 'revoked' })
  },
)
