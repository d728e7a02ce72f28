import { describe, expect, it } from 'vitest'
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { readQuestionnaire } from './questionnaire.node.ts'
import { keptUntil, pagesWithoutClock, retentionDays } from './retention.ts'

const at = (iso: string) => new Date(iso)
const nothing = { arrivalAt: null, statedAt: null, withdrawnAt: null, heldUntil: null }

describe('how long it is kept', () => {
  it.each([
    ['from the arrival', { arrivalAt: at('2020-03-17T02:20:00Z') }, '2020-04-14T02:20:00Z'],
    [
      'of one who lives here from her last declaration',
      { statedAt: at('2020-03-16T08:00:00Z') },
      '2020-04-13T08:00:00Z',
    ],
    [
      'of one who withdrew from then on',
      { arrivalAt: at('2020-04-30T00:00:00Z'), withdrawnAt: at('2020-03-20T00:00:00Z') },
      '2020-04-17T00:00:00Z',
    ],
    [
      'until a measure that protects others has ended',
      { arrivalAt: at('2020-03-17T02:20:00Z'), heldUntil: at('2020-05-01T00:00:00Z') },
      '2020-05-01T00:00:00Z',
    ],
  ])('%s', (_name, known, end) => {
    expect(keptUntil({ ...nothing, ...known }, 28)).toEqual(at(end))
  })

  it.each(listPacks())('every page of the pack %s has its clock', (name) => {
    const folder = findPackFolder(name) ?? ''
    const { manifest } = readPack(folder)
    const files = [
      manifest.questionnaire,
      ...manifest.schemes.flatMap(({ questionnaire }) => questionnaire ?? []),
    ]
    for (const file of files) {
      const questionnaire = readQuestionnaire(folder, file)
      expect(pagesWithoutClock(questionnaire)).toEqual([])
      expect(retentionDays(questionnaire)).toBeGreaterThan(0)
    }
  })
})
