// Every fault of a pack is named with its file and path. Each test breaks the real pack in one place.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadPack } from './load-pack.ts'
import { readPackFiles } from './pack.node.ts'

const files = await readPackFiles(fileURLToPath(new URL('../../../packs/zhejiang-2020', import.meta.url)))
const V1 = 'versions/international-1.json'

// The files are JSON of which each test knows the part that it breaks.
type Json = ReturnType<typeof JSON.parse>

function faultsAfter(file: string, breakIt: (json: Json) => void) {
  const json: Json = JSON.parse(files.get(file) ?? 'null')
  breakIt(json)
  const loaded = loadPack(new Map([...files, [file, JSON.stringify(json)]]))
  return loaded.ok ? [] : loaded.faults.map(({ code, file: where, path }) => `${code} ${where}${path}`)
}

/** Puts a value at a path of names and indexes. */
const put = (path: string, value: unknown) => (json: Json) => {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  steps.reduce((part, step) => part[step], json)[last] = value
}

const title = JSON.parse(files.get(V1) ?? 'null').title

const ruleIndex = (json: Json, id: string): number =>
  json.rules.findIndex((rule: { id: string }) => rule.id === id)
const ruleOf = (json: Json, id: string): Json => json.rules[ruleIndex(json, id)]

describe('a pack', () => {
  it('loads', () => expect(loadPack(files).ok).toBe(true))

  it('without its manifest is refused', () => {
    expect(loadPack(new Map())).toMatchObject({
      ok: false,
      faults: [{ code: 'missing-file', file: 'pack.json' }],
    })
  })

  it('that is no JSON says which file', () => {
    const loaded = loadPack(new Map([...files, [V1, '{']]))
    expect(loaded).toMatchObject({ ok: false, faults: [{ code: 'invalid-json', file: V1 }] })
  })

  it.each(['nationality', 'placeOfBirth', 'religion', 'Citizenship', 'ethnic-group', 'issuingState'])(
    'may not ask for %s',
    (word) => {
      expect(faultsAfter(V1, put('rules.0.when', { '===': [{ var: word }, 'x'] }))).toEqual([
        `refused-fact ${V1}/rules/0/when/===/0`,
      ])
    },
  )

  it('may not smuggle a refused fact in as a slot or as a code of one', () => {
    const labels = Object.fromEntries(
      ['en', 'zh-Hans', 'ar', 'it', 'es', 'fr'].map((language) => [language, 'x']),
    )
    const slot = { slot: 'slot1', name: 'religion', labels, codes: [{ code: 'faith', labels }] }
    expect(faultsAfter('pack.json', (json) => json.slots.push(slot))).toEqual([
      'refused-fact pack.json/slots/0',
      'refused-fact pack.json/slots/0',
    ])
  })

  it('names every fault of a rule at once', () => {
    const broken = (json: Json) => {
      json.rules[0].when = {
        and: [
          { '===': [{ var: 'exposure' }, 'often'] },
          {
            'not-after': [
              { plusTime: [{ var: 'today' }, 0, 'day'] },
              { plusTime: [{ var: 'arrivalAt' }, 0, 'day'] },
            ],
          },
          { '>': [{ var: 'mood' }, 3] },
          { xor: [true, false] },
        ],
      }
    }
    expect(faultsAfter(V1, broken)).toEqual([
      `unknown-operator ${V1}/rules/0/when/and/3`,
      `unknown-value ${V1}/rules/0/when/and/0/===/1`,
      `type-mismatch ${V1}/rules/0/when/and/1`,
      `unknown-fact ${V1}/rules/0/when/and/2/>/0`,
    ])
  })

  it.each<[string, string, (json: Json) => void, string[]]>([
    [
      'a version that runs too long',
      V1,
      put('expiresAt', '2020-04-15T00:00:00+08:00'),
      [`too-long ${V1}/expiresAt`],
    ],
    [
      'a version in force before it is published',
      V1,
      put('publishedAt', '2020-03-02T00:00:00+08:00'),
      [`out-of-order ${V1}/effectiveAt`],
    ],
    ['binding the landed without a reason', V1, put('binds.landed', 'bind'), [`missing-reason ${V1}/binds`]],
    [
      'a measure without an end',
      V1,
      (json) => void delete ruleOf(json, 'contact').measures[0].days,
      [`measure-end ${V1}/rules/6/measures/0`],
    ],
    [
      'days counted from now',
      V1,
      put('rules.6.measures.0.from', 'now'),
      [`measure-end ${V1}/rules/6/measures/0/from`],
    ],
    [
      'quarantine for airside time alone',
      V1,
      (json) =>
        void ruleOf(json, 'airside').measures.push({ code: 'home-quarantine', from: 'arrival', days: 14 }),
      [`airside-quarantine ${V1}/rules/13/measures`],
    ],
    [
      'a rule on areas without a list',
      V1,
      put('riskList', { none: { decision: title, source: { title: 'x' } } }),
      ['tier-1', 'tier-2', 'tier-2-home', 'tier-2-central', 'airside', 'crew-rest', 'diplomat'].map(
        (_, n) => `area-without-list ${V1}/rules/${9 + n}/when`,
      ),
    ],
    ['an unknown state', V1, put('rules.0.state', 'blue'), [`unknown-state ${V1}/rules/0/state`]],
    [
      'an unknown measure',
      V1,
      put('rules.0.measures.0.code', 'prison'),
      [`unknown-measure ${V1}/rules/0/measures/0/code`],
    ],
    ['a rule without words', V1, put('rules.0.texts', 'silence'), [`unknown-text ${V1}/rules/0/texts`]],
    ['a number taken twice', V1, put('rules.0.number', 2), [`duplicate ${V1}/rules/0/number`]],
    [
      'a missing language',
      'texts/contact.json',
      (json) => void delete json.ar,
      ['missing-language texts/contact.json'],
    ],
    [
      'an unknown placeholder',
      'texts/contact.json',
      put('en.because', 'Ask {passportNumber}.'),
      ['international-0', 'international-1', 'international-2'].map(
        (name) => `unknown-placeholder versions/${name}.json/rules/6/texts`,
      ),
    ],
    [
      'a zone that is none',
      'pack.json',
      put('authority.zone', 'Asia/Atlantis'),
      ['unknown-zone pack.json/authority/zone'],
    ],
    ['a word nobody knows in the format', 'pack.json', put('colour', 'pink'), ['invalid-format pack.json']],
    [
      'no rule for everyone else',
      V1,
      (json) =>
        json.rules.splice(0, json.rules.length, ...json.rules.filter((rule: Json) => !rule.otherwise)),
      [`no-floor ${V1}/rules`],
    ],
  ])('refuses %s', (_, file, breakIt, expected) => {
    expect(faultsAfter(file, breakIt)).toEqual(expect.arrayContaining(expected))
    expect(faultsAfter(file, breakIt).length).toBeLessThanOrEqual(expected.length + 4)
  })
})
