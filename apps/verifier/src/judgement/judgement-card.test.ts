import { describe, expect, it } from 'vitest'
import { judgementCard, reasonTexts } from './judgement-card.ts'
import { texts, verification } from './test-texts.ts'

const card = async (...changes: Parameters<typeof verification>) => {
  const judged = {
    verification: verification(...changes),
    authority: 'Zhejiang',
    statusAt: '2020-03-16T00:00:00Z',
  }
  return String(await judgementCard(judged, texts))
}

describe('the card', () => {
  it('shows colour, shape and word of a valid code, its scheme and its reasons', async () => {
    const html = await card()
    expect(html).toContain('state-is-orange scheme-is-international')
    expect(html).toMatch(/<p>Orange<\/p>[\s\S]*Valid · International/)
    expect(html).toContain('Zhejiang (in this language)')
    expect(html).toContain('Call a health officer.')
    expect(html).toContain('good-until 18 March 2020 at 14:20')
    expect(html).toContain('good-status 16 March 2020 at 08:00')
  })

  it('escapes whatever a pack or a code says', async () => {
    expect(await card()).toContain('A stay in &lt;Italy&gt;')
  })

  it('shows neither colour nor reasons of a code that is not valid', async () => {
    const html = await card({
      verdict: 'invalid',
      valid: false,
      problems: [{ code: 'expired', message: '' }],
    })
    expect(html).toContain('state-is-refused')
    expect(html).not.toMatch(/Orange|Italy|scheme-is/)
  })

  it('writes across a specimen what it is', async () => {
    expect(await card({ specimen: true })).toMatch(/Genuine specimen[\s\S]*specimen-ribbon"><span>Specimen/)
  })
})

describe('reasons', () => {
  it('names the rule where this device has no words for it', () => {
    expect(reasonTexts(verification().payload, texts)).toEqual([
      'A stay in <Italy>',
      'Rule 99 of Covid-19, version 1',
    ])
  })
})
