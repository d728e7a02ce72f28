import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMachineReadableZone } from './read-zone.ts'

const on = '2020-03-16'
const read = (text: string) => readMachineReadableZone(text, { on })
const wrongDigits = (text: string) =>
  read(text)
    .problems.filter(({ code }) => code === 'check-digit')
    .map(({ field }) => field)
const codes = (text: string) => read(text).problems.map(({ code, field }) => `${code} ${field}`)

const passport = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const visaA = 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<'
const visaB = 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<'
const card = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'
const smallCard = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6'

/** The text with the character at `position` (from 1) of `line` (from 1) replaced. */
function altered(text: string, line: number, position: number, character: string): string {
  const lines = text.split('\n')
  const old = lines[line - 1] ?? ''
  lines[line - 1] = old.slice(0, position - 1) + character + old.slice(position)
  return lines.join('\n')
}

describe('the five formats', () => {
  it('reads the passport of the standard', () => {
    expect(read(passport)).toEqual({
      format: 'TD3',
      documentType: 'P',
      issuingState: 'UTO',
      documentNumber: 'L898902C3',
      primaryIdentifier: 'ERIKSSON',
      secondaryIdentifier: 'ANNA MARIA',
      nameMayBeTruncated: false,
      nationality: 'UTO',
      dateOfBirth: '1974-08-12',
      sex: 'F',
      dateOfExpiry: '2012-04-15',
      optionalData: 'ZE184226B',
      optionalData2: null,
      problems: [],
    })
  })

  it.each([
    ['TD1', card],
    ['TD2', smallCard],
    ['TD3', passport],
    ['MRV-A', visaA],
    ['MRV-B', visaB],
  ])('knows a %s by its lines and first letter', (format, text) => {
    expect(read(text)).toMatchObject({ format, primaryIdentifier: 'ERIKSSON', problems: [] })
  })

  it('takes digits after the expiry of a visa for optional data: a visa has no composite digit', () => {
    expect(read(altered(visaB, 2, 36, '7'))).toMatchObject({ optionalData: '7', problems: [] })
    expect(read(altered(altered(visaA, 2, 43, '9'), 2, 44, '9')).problems).toEqual([])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'lets a number of %i more characters run on into the optional data',
    (more) => {
      const rest = '734ABCDEF'.slice(0, more)
      const digit = digitOf(`D23145890${rest}`)
      const first = `I<UTOD23145890<${rest}${digit}`.padEnd(30, '<')
      const text = `${first}\n7408122F1204159UTO<<<<<<<<<<<0\nERIKSSON<<ANNA<MARIA<<<<<<<<<<`
      expect(read(text).documentNumber).toBe(`D23145890${rest}`)
      expect(wrongDigits(text)).not.toContain('documentNumber')
      expect(wrongDigits(text.replace(`${rest}${digit}`, `${rest}${(Number(digit) + 1) % 10}`))).toContain(
        'documentNumber',
      )
    },
  )

  it('keeps what follows a long number as optional data', () => {
    const text =
      'I<UTOD23145890<7349<XY12<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<'
    expect(read(text)).toMatchObject({ documentNumber: 'D23145890734', optionalData: 'XY12' })
  })
})

/** The check digit worked out apart from the code under test. */
function digitOf(text: string): string {
  const value = (character: string) => (character === '<' ? 0 : Number.parseInt(character, 36))
  return String(
    [...text].reduce(
      (sum, character, index) => sum + value(character) * (7 - 4 * (index % 3) + (index % 3 === 2 ? 2 : 0)),
      0,
    ) % 10,
  )
}

describe('check digits', () => {
  it.each([
    ['TD3', 2, 10, 'documentNumber', passport],
    ['TD3', 2, 20, 'dateOfBirth', passport],
    ['TD3', 2, 28, 'dateOfExpiry', passport],
    ['TD3', 2, 43, 'optionalData', passport],
    ['TD2', 2, 10, 'documentNumber', smallCard],
    ['TD1', 1, 15, 'documentNumber', card],
    ['TD1', 2, 7, 'dateOfBirth', card],
    ['TD1', 2, 15, 'dateOfExpiry', card],
  ])('of a %s are named: line %i position %i', (_format, line, position, field, text) => {
    const digit = text.split('\n')[line - 1]?.charAt(position - 1) ?? ''
    const wrong = wrongDigits(altered(text, line, position, String((Number(digit) + 1) % 10)))
    expect(wrong).toEqual([field, 'composite'])
  })

  it('name the composite digit alone when it alone is wrong', () => {
    expect(wrongDigits(altered(passport, 2, 44, '3'))).toEqual(['composite'])
    expect(wrongDigits(altered(smallCard, 2, 36, '3'))).toEqual(['composite'])
    expect(wrongDigits(altered(card, 2, 30, '3'))).toEqual(['composite'])
  })

  it('may be a filler or a zero for empty optional data of a passport, and nothing else', () => {
    const german =
      'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0'
    expect(codes(german)).toEqual([])
    expect(codes(altered(german, 2, 43, '0'))).toEqual([])
    expect(wrongDigits(altered(german, 2, 43, '4'))).toContain('optionalData')
    expect(wrongDigits(altered(passport, 2, 43, '<'))).toContain('optionalData')
  })

  it('say where they stand, what was calculated and which misreading would explain it', () => {
    const problem = read(altered(passport, 2, 18, 'I')).problems.find(({ code }) => code === 'check-digit')
    expect(problem).toMatchObject({ field: 'dateOfBirth' })
    expect(problem?.message).toContain('(line 2, position 20) is 2; 3 was calculated')
    expect(problem?.message).toContain('Perhaps the I at line 2, position 18 is 1.')
  })

  it('say that some issuers count the filler inside a long number', () => {
    const text =
      'I<UTOYUY595GWS<485<<<<<<<<<<<<\n9805105F0106172ITA<<<<<<<<<<<6\nKYMSG<<GICO<<<<<<<<<<<<<<<<<<<'
    const [problem] = read(text).problems
    expect(problem).toMatchObject({ code: 'check-digit', field: 'documentNumber' })
    expect(problem?.message).toContain('It agrees if the filler inside the number is counted too')
  })

  it('find every single digit mistaken in a guarded field', () => {
    const positions = fc.constantFrom(
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      14,
      15,
      16,
      17,
      18,
      19,
      22,
      23,
      24,
      25,
      26,
      27,
    )
    fc.assert(
      fc.property(positions, fc.integer({ min: 1, max: 9 }), (position, more) => {
        const old = passport.split('\n')[1]?.charAt(position - 1) ?? ''
        fc.pre(/\d/.test(old))
        const wrong = wrongDigits(altered(passport, 2, position, String((Number(old) + more) % 10)))
        // Weights 7, 3, 1 are prime to 10: one wrong digit never hides.
        expect(wrong).toHaveLength(2)
      }),
    )
  })
})

describe('text as people and readers send it', () => {
  it.each([
    ['lower case', passport.toLowerCase()],
    ['CR LF and blank lines', `\r\n\r\n${passport.replace('\n', '\r\n\r\n')}\r\n`],
    ['spaces', passport.replaceAll('<<', '< <').replace('\n', '  \n  ')],
    ['one line', passport.replace('\n', '')],
    ['a byte-order mark', `\uFEFF${passport}`],
    ['a stray line above', `UTOPIA / UTOPIE\n${passport}`],
  ])('%s is read alike', (_what, text) => {
    const { problems: _, ...fields } = read(text)
    const { problems: __, ...expected } = read(passport)
    expect(fields).toEqual(expected)
    expect(wrongDigits(text)).toEqual([])
  })

  it('joins three lines of a card typed as one', () => {
    expect(read(card.replaceAll('\n', ''))).toEqual(read(card))
  })
})

describe('bad input', () => {
  it('says which digits a cut line no longer shows, and judges the others', () => {
    const cut = altered(passport.slice(0, -3), 2, 10, '7')
    const [length, digit, ...more] = read(cut).problems
    expect(length).toMatchObject({ code: 'line-length', field: 'line2' })
    expect(length?.message).toContain('3 missing')
    expect(length?.message).toContain('optional data, whole zone')
    expect(digit).toMatchObject({ code: 'check-digit', field: 'documentNumber' })
    expect(more).toEqual([])
  })

  it('reads what there is of a single line and asks for the other', () => {
    const [first = ''] = passport.split('\n')
    expect(read(first)).toMatchObject({ format: 'TD3', primaryIdentifier: 'ERIKSSON', documentNumber: null })
    expect(codes(first)).toEqual(['line-count zone'])
  })

  it.each([
    [40, 'TD3', passport],
    [20, 'TD3', passport],
    [40, 'MRV-A', visaA],
    [32, 'TD2', smallCard],
    [34, 'MRV-B', visaB],
    [22, 'TD1', card],
  ])('knows lines that were all cut after %i characters for those of a %s', (length, format, text) => {
    const cut = text
      .split('\n')
      .map((line) => line.slice(0, length))
      .join('\n')
    expect(read(cut).format).toBe(format)
    expect(new Set(read(cut).problems.map(({ code }) => code))).toContain('line-length')
    expect(wrongDigits(cut)).toEqual([])
  })

  it('says that a line is too long', () => {
    expect(codes(`${passport}<`)).toEqual(['line-length line2'])
  })

  it('refuses empty and huge texts without a format', () => {
    expect(read(' \n ')).toMatchObject({ format: null, problems: [{ code: 'empty' }] })
    expect(read('<'.repeat(1_000_000))).toMatchObject({ format: null, problems: [{ code: 'too-large' }] })
  })

  it.each(['hello world', 'V', 'Passport No L898902C3\nERIKSSON, ANNA'])('tells %j from a zone', (text) => {
    expect(read(text)).toMatchObject({ format: null, problems: [{ code: 'not-a-zone' }] })
  })

  it.each([
    ['P<UT0', 1, 5, '0', 'illegal-character issuingState'],
    ['a digit in the primary identifier', 1, 7, '5', 'illegal-character primaryIdentifier'],
    ['a digit in the secondary identifier', 1, 16, '5', 'illegal-character secondaryIdentifier'],
    ['a letter in a date', 2, 14, 'I', 'illegal-character dateOfBirth'],
    ['punctuation', 2, 2, '*', 'illegal-character documentNumber'],
    ['a guillemet for a filler', 2, 40, '«', 'illegal-character optionalData'],
    ['a sex that is none', 2, 21, 'K', 'sex sex'],
    ['a state that is none', 2, 11, 'Q', 'unknown-state nationality'],
    ['month 13', 2, 16, '1', 'impossible-date dateOfBirth'],
    ['another document in lines of a passport', 1, 1, 'I', 'document-type documentType'],
  ])('names %s', (_what, line, position, character, expected) => {
    const text =
      position === 16 && line === 2
        ? altered(altered(passport, 2, 16, '1'), 2, 17, '3')
        : altered(passport, line, position, character)
    expect(codes(text)).toContain(expected)
  })

  it('names a 29 February that never was', () => {
    expect(codes(passport.replace('740812', '750229'))).toContain('impossible-date dateOfBirth')
    expect(codes(passport.replace('740812', '760229'))).not.toContain('impossible-date dateOfBirth')
  })

  it('names a primary identifier, a number and a state that are missing', () => {
    const text = `P<UTO${'<'.repeat(39)}\n<<<<<<<<<0<<<7408122F1204159ZE184226B<<<<<10`
    expect(codes(text)).toEqual(
      expect.arrayContaining([
        'missing-field primaryIdentifier',
        'missing-field documentNumber',
        'missing-field nationality',
      ]),
    )
  })

  it('never throws, whatever the text', () => {
    const zoneLike = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<<<\n «é'),
      maxLength: 140,
    })
    fc.assert(
      fc.property(fc.oneof(zoneLike, fc.string({ unit: 'binary' })), (text) => {
        const { format, problems } = read(text)
        expect(format === null ? problems.length : 1).toBeGreaterThan(0)
        expect(problems.every(({ message }) => message.length > 10)).toBe(true)
      }),
    )
  })
})

describe('dates and sexes', () => {
  const born = (yymmdd: string, day = on) =>
    readMachineReadableZone(passport.replace('740812', yymmdd), { on: day }).dateOfBirth

  it('gives a birth the latest century that is not after the day of reading', () => {
    expect(born('200316')).toBe('2020-03-16')
    expect(born('200317')).toBe('1920-03-17')
    expect(born('190101')).toBe('2019-01-01')
    expect(born('190101', '2019-01-01')).toBe('2019-01-01')
  })

  it('keeps what is known of a birth date with fillers', () => {
    expect(born('74<<<<')).toBe('1974')
    expect(born('7408<<')).toBe('1974-08')
    expect(born('<<<<<<')).toBeNull()
    expect(codes(passport.replace('740812', '<<0812'))).toContain('impossible-date dateOfBirth')
  })

  it('gives an expiry the century next to the day of reading', () => {
    const expires = (yymmdd: string) => read(passport.replace('120415', yymmdd)).dateOfExpiry
    expect(expires('300101')).toBe('2030-01-01')
    expect(expires('990101')).toBe('1999-01-01')
  })

  it('lets the expiry stand for the day of reading where none is given', () => {
    expect(readMachineReadableZone(passport.replace('740812', '180812')).dateOfBirth).toBe('1918-08-12')
  })

  it('reads a filler as unspecified sex', () => {
    expect(read(altered(passport, 2, 21, '<'))).toMatchObject({ sex: 'X', problems: [] })
  })
})

describe('the specimens of cheminfo/mrz', () => {
  const specimens = readFileSync(new URL('../../vectors/mrz-specimens.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\n\s*\n/)

  it.each([
    [0, 'TD3', 'L898902C3', []],
    [1, 'TD3', 'C01X0006H', []],
    [2, 'TD3', 'E59659321', []],
    [3, 'TD3', 'L898902C3', ['dateOfBirth', 'dateOfExpiry', 'composite']],
    [4, 'TD1', '007777779ZZ9', []],
    [5, 'TD1', '600001795015', []],
    [6, 'TD1', 'D23145890', []],
    [7, 'TD1', 'D23145890734', []],
    [8, 'TD1', 'A1234567', ['dateOfBirth', 'dateOfExpiry', 'composite']],
    [9, 'TD1', '000590240601', ['documentNumber', 'composite']],
    [10, 'TD2', 'D23145890', []],
  ])('number %i is a %s with number %s', (index, format, documentNumber, wrong) => {
    const text = specimens[index] ?? ''
    expect(read(text)).toMatchObject({ format, documentNumber })
    expect(wrongDigits(text)).toEqual(wrong)
  })
})
