import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPassengerList } from './read-passenger-list.ts'

const vector = (path: string) => readFileSync(new URL(`../../vectors/${path}`, import.meta.url), 'utf8')
const plain = vector('paxlst/plain.txt')
const expected = readPassengerList(plain)
const codes = (text: string) =>
  readPassengerList(text).problems.map(({ code, segment }) => `${code} ${segment}`)

describe('a plain list', () => {
  it('is read with its voyage, its people in order and what counts them', () => {
    expect(expected).toMatchObject({
      voyage: {
        carrier: 'QX',
        number: '7206',
        legs: [{ from: 'SVO', to: 'PVG', departsAt: '2020-03-05T19:10', arrivesAt: '2020-03-06T09:30' }],
      },
      crew: [],
      declaredCount: 3,
      problems: [],
    })
    expect(expected.passengers).toHaveLength(3)
    expect(expected.passengers[0]).toEqual({
      type: 'passenger',
      primaryIdentifier: 'ROSSI',
      secondaryIdentifier: 'GIULIA MARIA',
      sex: 'F',
      dateOfBirth: '1984-02-29',
      nationality: 'ITA',
      documents: [{ type: 'P', number: 'YB4821937', issuer: 'ITA', expiresOn: '2028-11-04' }],
      seat: '12A',
      recordLocator: 'QX7R2M',
      embarked: 'MXP',
      disembarked: 'PVG',
    })
  })

  it('keeps a released apostrophe, a child born in this century and an empty seat', () => {
    expect(expected.passengers[2]).toMatchObject({
      primaryIdentifier: "O'NEILL",
      dateOfBirth: '2019-07-04',
      seat: null,
    })
  })
})

describe('what real senders do', () => {
  it.each([
    'mail-cut-at-69.txt',
    'lower-case-redefined.txt',
    'control-separators.txt',
    'line-is-segment.txt',
    'two-parts.txt',
  ])('%s means the same as the plain list', (file) => {
    expect(readPassengerList(vector(`paxlst/${file}`))).toEqual(expected)
  })

  it.each(['A', 'C', 'E'])('the original mail %s of ediclean equals its cleaned reference', (name) => {
    const original = readPassengerList(vector(`ediclean/original_${name}.txt`))
    expect(original).toEqual(readPassengerList(vector(`ediclean/reference_${name}.txt`)))
    expect(original.passengers.length).toBeGreaterThan(0)
    expect(original.voyage.legs).toHaveLength(1)
    // The authors cut people out of their lists, so the counts cannot be right.
    expect(original.problems.map(({ code }) => code)).toEqual([
      'segment-count',
      'parts-missing',
      'passenger-count',
    ])
  })

  it('reads the people of ediclean mail E in their order, with and without an issuer', () => {
    const { passengers, declaredCount } = readPassengerList(vector('ediclean/original_E.txt'))
    expect(passengers.map(({ seat, recordLocator }) => [seat, recordLocator])).toEqual([
      ['9A', '9N2DYZ'],
      ['6E', 'NHSAR4'],
      ['10E', 'ZXNHTW'],
    ])
    expect(passengers[0]?.documents[0]?.issuer).toBe('CAN')
    expect(passengers[2]?.documents[0]?.issuer).toBeNull()
    expect(declaredCount).toBe(161)
  })

  it('may be cut at any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (width, lineBreak) => {
          const flat = plain.replaceAll('\n', '')
          const lines = flat.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []
          expect(readPassengerList(`QU SHAIMCN${lineBreak}${lines.join(lineBreak)}`)).toEqual(expected)
        },
      ),
    )
  })

  it('may announce any separators', () => {
    const marks = fc.uniqueArray(fc.constantFrom(...'+:|*!~#;^=%&$'), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(marks, ([component = '', element = '', release = '', terminator = '']) => {
        const body = plain.slice(9).replaceAll('\n', '').replace("?'", '\u0000')
        const mapped = body.replace(
          /[:+']/g,
          (old) => ({ ':': component, '+': element, "'": terminator })[old] ?? old,
        )
        const text = `UNA${component}${element}.${release} ${terminator}${mapped.replace('\u0000', "'")}`
        expect(readPassengerList(text)).toEqual(expected)
      }),
    )
  })

  it('may lose the blank of UNA, or UNA altogether', () => {
    expect(readPassengerList(plain.replace('UNA:+.? ', 'UNA:+.?'))).toEqual(expected)
    expect(readPassengerList(plain.slice(9))).toEqual(expected)
  })

  it('may announce other separators than they use, which is said', () => {
    expect(readPassengerList(plain.replace('UNA:+', 'UNA:*'))).toEqual({
      ...expected,
      problems: [expect.objectContaining({ code: 'separators', segment: 'UNA' })],
    })
    const undeclared = plain.slice(9).replaceAll('+', '*')
    expect(codes(undeclared)).toEqual(['separators UNA'])
    expect(readPassengerList(undeclared).passengers).toEqual(expected.passengers)
  })

  it('may leave out every envelope, which is said', () => {
    const bare = plain.replace(/UNA[\s\S]*(?=UNH)/, '').replace(/UNE[\s\S]*/, '')
    expect(readPassengerList(bare).passengers).toEqual(expected.passengers)
    expect(codes(bare)).toEqual(['truncated UNZ', 'interchange-header UNB'])
  })

  it.each([
    ['012A', '12A'],
    ['9-F', '9F'],
    ['NONE', null],
    ['INF', null],
    ['00', null],
    ['4021', '4021'],
  ])('seat %s is %s', (sent, seat) => {
    expect(readPassengerList(plain.replace('SEA:12A', `SEA:${sent}`)).passengers[0]?.seat).toBe(seat)
  })

  it('may put the whole name into one component', () => {
    const [first] = readPassengerList(plain.replace('ROSSI:GIULIA MARIA', 'ROSSI/GIULIA MARIA')).passengers
    expect(first).toEqual(expected.passengers[0])
  })

  it('may name the arrival before the departure', () => {
    const [departure, arrival] = [
      "LOC+125+SVO'\nDTM+189:2003051910:201'\n",
      "LOC+87+PVG'\nDTM+232:2003060930:201'\n",
    ]
    expect(readPassengerList(plain.replace(departure + arrival, arrival + departure))).toEqual(expected)
  })

  it.each([
    ['TDT+20+SU0206', 'SU', '206'],
    ['TDT+20+AFL206', 'AFL', '206'],
    ['TDT+20+A92707', 'A9', '2707'],
    ['TDT+20+9C8888', '9C', '8888'],
    ['TDT+20+0206+++SU', 'SU', '206'],
    ['TDT+20+SU 206', 'SU', '206'],
    ['TDT+20+COSTA VERDE', null, 'COSTAVERDE'],
  ])('%s is carrier %s, number %s', (tdt, carrier, number) => {
    expect(readPassengerList(plain.replace('TDT+20+QX7206+++QX', tdt)).voyage).toMatchObject({
      carrier,
      number,
    })
  })
})

describe('several legs, flights and crew', () => {
  const list = readPassengerList(vector('paxlst/several-legs-and-crew.txt'))

  it('gives the legs in order, with a port of call once', () => {
    expect(list.voyage.legs).toEqual([
      { from: 'MXP', to: 'SVO', departsAt: '2020-03-05T10:30', arrivesAt: '2020-03-05T16:10' },
      { from: 'SVO', to: 'PVG', departsAt: '2020-03-05T19:10', arrivesAt: '2020-03-06T09:30' },
    ])
    expect(list.problems.map(({ code }) => code)).toEqual(['several-flights'])
  })

  it('parts crew from passengers, and those in transit by their type', () => {
    expect(list.passengers.map(({ type }) => type)).toEqual(['passenger', 'transit'])
    expect(list.crew).toMatchObject([
      { type: 'crew', primaryIdentifier: 'BAUER', documents: [{ type: 'L' }, { type: 'P', issuer: 'DEU' }] },
    ])
    expect(list.declaredCount).toBe(2)
  })
})

describe('wrong lists', () => {
  it('say each count and reference that is wrong, and are read all the same', () => {
    const { passengers, problems } = readPassengerList(vector('paxlst/wrong-counts.txt'))
    expect(passengers).toEqual(expected.passengers)
    expect(problems.map(({ code, segment }) => `${code} ${segment}`)).toEqual([
      'segment-count UNT',
      'reference UNT',
      'message-count UNE',
      'message-count UNZ',
      'reference UNZ',
      'passenger-count CNT',
    ])
    expect(problems[0]?.message).toContain('UNT counts 99 segments in message PAX001; 46 were found')
    expect(problems[5]?.message).toContain('CNT declares 5 passengers; 3 were read')
  })

  it('say that they were cut off', () => {
    expect(codes(vector('paxlst/cut-off.txt'))).toEqual([
      'truncated LOC',
      'trailer-missing UNT',
      'count-missing CNT',
    ])
  })

  it('say which part is missing', () => {
    const parts = vector('paxlst/two-parts.txt')
    const secondOnly = parts.slice(parts.indexOf('QU', 5))
    expect(codes(secondOnly)).toEqual(['parts-missing UNH', 'passenger-count CNT'])
    expect(readPassengerList(secondOnly).problems[0]?.message).toContain('part 1')
  })

  it('say that a part came twice', () => {
    const parts = vector('paxlst/two-parts.txt')
    expect(codes(parts + parts)).toEqual([
      'passenger-count CNT',
      'person-twice NAD',
      'person-twice NAD',
      'person-twice NAD',
    ])
  })

  it.each([
    ['a birth date that never was', 'DTM+329:840229', 'DTM+329:830229', 'impossible-date DTM'],
    ['an expiry that never was', 'DTM+36:281104', 'DTM+36:281304', 'impossible-date DTM'],
    ['a departure that never was', '2003051910', '2003052510', 'impossible-date DTM'],
    ['an arrival before the departure', '2003060930', '2003030930', 'impossible-times DTM'],
    ['a missing arrival', "DTM+232:2003060930:201'\n", '', 'time-missing DTM'],
    ['a missing name', 'NAD+FL+++ROSSI:GIULIA MARIA', 'NAD+FL', 'name-missing NAD'],
    ['a missing birth date', "DTM+329:840229'\n", '', 'date-of-birth-missing NAD'],
    ['a person of an unknown kind', 'NAD+FL+++ROSSI', 'NAD+QQ+++ROSSI', 'person-type NAD'],
    ['an unknown sex', 'ATT+2++F', 'ATT+2++Q', 'sex ATT'],
    ['an expiry before any document', "LOC+22+PVG'", "DTM+36:281104'", 'segment-misplaced DTM'],
    ['an issuer before any document', 'LOC+22+PVG', 'LOC+91+ITA', 'segment-misplaced LOC'],
    ['noise for a segment', "LOC+22+PVG'", "#?%'", 'unreadable-segment #%'],
    ['a message of another type', 'PAX001+PAXLST', 'PAX001+CUSRES', 'not-a-passenger-list UNH'],
    ['an old version', 'PAXLST:D:02B', 'PAXLST:1:911', 'version UNH'],
    ['a flight status message', 'BGM+745', 'BGM+266', 'not-a-passenger-list BGM'],
    ['no flight', "TDT+20+QX7206+++QX'\n", '', 'flight-missing TDT'],
    ['no port', /LOC\+(125|87)\+...'\nDTM[^\n]*\n/g, '', 'legs-missing LOC'],
    ['no count', "CNT+42:3'\n", '', 'count-missing CNT'],
  ])('say %s', (_what, old, changed, code) => {
    expect(codes(plain.replace(old, changed))).toContain(code)
  })

  it('tell two voyages in one text apart', () => {
    expect(codes(plain + plain.replace('QX7206+++', 'QX7208+++'))).toContain('several-voyages TDT')
  })

  it.each([
    ['', 'not-edifact UNB'],
    ['surname,given name\nROSSI,GIULIA', 'not-edifact UNB'],
    ['Email secured by UN Antivirus', 'not-edifact UNB'],
  ])('%j is no list', (text, code) => {
    expect(codes(text)).toEqual([code])
  })

  it('name the message, the person and the segment', () => {
    const [problem] = readPassengerList(plain.replace('DTM+329:991231', 'DTM+329:991331')).problems
    expect(problem?.message).toBe(
      'Message PAX001, passenger 2 of it, segment 24 (DTM): the date of birth is no date. It is written YYMMDD.',
    )
  })
})

describe('bounds', () => {
  it('refuses more than 5 MB', () => {
    expect(codes(plain.repeat(6000))).toEqual(['too-large UNB'])
  })

  it('refuses more people than any ship carries, and a segment without an end', () => {
    expect(codes(plain.replace('BGM+745', `BGM+745'${"NAD+FL'".repeat(50_001)}`))).toEqual(['too-large UNH'])
    expect(codes(plain.replace('BGM+745', `BGM+745'FTX+${'A'.repeat(6000)}`))).toContain(
      'unreadable-segment FTX',
    )
  })

  it.each([
    ['terminators', "'"],
    ['elements', '+'],
    ['components', ':'],
    ['release characters', '?'],
    ['persons without anything', "NAD+FL'"],
    ['beginnings', 'UNA'],
    ['messages', "UNH+1+PAXLST:D:05B'"],
  ])('reads 4 MB of %s without hanging, and says at most 501 problems', (_what, piece) => {
    const flood = piece.repeat(Math.floor(4_000_000 / piece.length))
    const { problems } = readPassengerList(plain.replace('BGM+745', `BGM+745'${flood}`))
    expect(problems.length).toBeLessThanOrEqual(501)
  })

  it('never throws, whatever is altered in a list', () => {
    const files = readdirSync(new URL('../../vectors/paxlst', import.meta.url)).map((file) =>
      vector(`paxlst/${file}`),
    )
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom("'", '+', ':', '?', 'UNH', 'NAD+FL', 'UNB+UNOA:', 'UNA'),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(3000), fc.nat(40), piece), { maxLength: 6 }),
        (text, edits) => {
          const edited = edits.reduce(
            (now, [at, length, inserted]) => now.slice(0, at) + inserted + now.slice(at + length),
            text,
          )
          const { passengers, problems } = readPassengerList(edited)
          expect(Array.isArray(passengers)).toBe(true)
          expect(problems.every(({ message }) => message.length > 10)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
