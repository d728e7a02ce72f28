// Level "online": made anew every minute, so that a picture of it is old before it has been carried far.
import { describe, expect, it } from 'vitest'
import { issueCode, readCredential, verifyCode } from '../src/index.ts'
import * as web from '../src/web.ts'
import { code, ISSUED, signer, trust } from './instance.ts'

const secondsOn = (seconds: number) => new Date(ISSUED.getTime() + seconds * 1000)
const whole = code()
const text = issueCode(
  { ...whole, expiresAt: secondsOn(120), payload: { ...whole.payload, level: 'online' } },
  signer,
)

async function verifiedAt(at: Date) {
  const onServer = verifyCode(text, { trust, at })
  expect(await web.verifyCode(text, { trust, at })).toEqual(onServer)
  return onServer
}

describe('a code of the level online', () => {
  it('says its level and holds while it is young', async () => {
    for (const seconds of [0, 119])
      expect(await verifiedAt(secondsOn(seconds))).toMatchObject({
        verdict: 'valid',
        problems: [],
        payload: { level: 'online' },
      })
  })

  it('is an old picture from its end on, which is another fault than a paper that ended', async () => {
    for (const seconds of [120, 86_400])
      expect(await verifiedAt(secondsOn(seconds))).toMatchObject({
        verdict: 'invalid',
        problems: [{ code: 'picture-stale', message: expect.stringMatching(/picture is old/) }],
      })
    const paper = verifyCode(issueCode({ ...whole, expiresAt: secondsOn(120) }, signer), {
      trust,
      at: secondsOn(120),
    })
    expect(paper.problems.map((found) => found.code)).toEqual(['expired'])
  })

  it('is simply expired to who reads any credential', () => {
    const { problems } = readCredential(text, { trust, at: secondsOn(120) })
    expect(problems.map((found) => found.code)).toEqual(['expired'])
  })
})
