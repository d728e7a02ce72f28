import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passengerListTemplate, templateMapping } from './csv-mapping.ts'
import { readCsvHeader, readCsvPassengerList } from './read-csv-passenger-list.ts'

const anna = {
  type: 'passenger',
  primaryIdentifier: 'SPECIMEN',
  secondaryIdentifier: 'ANNA MARIA',
  sex: 'F',
  dateOfBirth: '1974-08-12',
  nationality: 'UTO',
  documents: [{ type: 'P', number: 'L898902C3', issuer: 'UTO', expiresOn: '2032-04-15' }],
  seat: '12A',
  recordLocator: 'ABC123',
  embarked: 'MXP',
  disembarked: 'PVG',
}

const codes = (...args: Parameters<typeof readCsvPassengerList>) =>
  readCsvPassengerList(...args).problems.map(({ code, row, column }) => `${code} ${row} ${column}`)

describe('the template', () => {
  it('is read as it is handed out', () => {
    expect(readCsvPassengerList(passengerListTemplate)).toEqual({
      passengers: [anna],
      crew: [],
      problems: [],
    })
  })

  it.each([
    ['semicolons', (text: string) => text.replaceAll(',', ';')],
    ['tabs', (text: string) => text.replaceAll(',', '\t')],
    [
      'CR LF, a byte-order mark and empty rows',
      (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n,,,\r\n`,
    ],
    [
      'quotes and blanks',
      (text: string) => text.replace('SPECIMEN', '" SPECIMEN "').replaceAll('passenger,', '"passenger" ,'),
    ],
    ['other case in its header', (text: string) => text.replace('primaryIdentifier', 'Primary identifier')],
  ])('may come with %s', (_what, change) => {
    expect(readCsvPassengerList(change(passengerListTemplate))).toEqual({
      passengers: [anna],
      crew: [],
      problems: [],
    })
  })
})

describe('a mapping by hand', () => {
  const text = 'Pax;Born;Doc No;Exp\nMüller/Jürgen;29.2.84;C01X00T47;01.02.2030\nDe Luca/Ada;05/11/2019;;\n'
  const mapping = {
    columns: { name: 'pax', dateOfBirth: 'Born', documentNumber: 3, documentExpiresOn: 'EXP' },
    dateOrder: 'DMY',
  } as const

  it('names columns by header or number and tells the order of dates', () => {
    const { passengers, problems } = readCsvPassengerList(text, mapping, { on: '2020-03-16' })
    expect(problems).toEqual([])
    expect(passengers).toMatchObject([
      {
        primaryIdentifier: 'MÜLLER',
        secondaryIdentifier: 'JÜRGEN',
        dateOfBirth: '1984-02-29',
        documents: [{ number: 'C01X00T47', expiresOn: '2030-02-01' }],
        seat: null,
      },
      { primaryIdentifier: 'DE LUCA', dateOfBirth: '2019-11-05', documents: [] },
    ])
  })

  it('reads a list without a header by column numbers', () => {
    const rows = text.split('\n').slice(1).join('\n')
    const columns = { name: 1, dateOfBirth: 2 }
    const { passengers, problems } = readCsvPassengerList(rows, {
      columns,
      dateOrder: 'DMY',
      withoutHeader: true,
    })
    expect(passengers).toHaveLength(2)
    expect(problems).toEqual([])
  })

  it('shows the header to who maps it', () => {
    expect(readCsvHeader(text)).toEqual(['Pax', 'Born', 'Doc No', 'Exp'])
    expect(readCsvHeader('')).toEqual([])
  })

  it.each([
    ['1984-02-29', 'YMD', '1984-02-29'],
    ['19840229', 'DMY', '1984-02-29'],
    ['29FEB84', 'YMD', '1984-02-29'],
    ['29 Feb 1984', 'MDY', '1984-02-29'],
    ['02/29/1984', 'MDY', '1984-02-29'],
    ['30712', 'YMD', null],
    ['29.2.1983', 'DMY', null],
    ['02/29/1984', 'DMY', null],
    ['84/02/29', 'YMD', '1984-02-29'],
  ] as const)('takes %s in the order %s for %s', (cell, dateOrder, expected) => {
    const list = readCsvPassengerList(`name,born\nROSSI/ADA,${cell}`, {
      columns: { name: 'name', dateOfBirth: 'born' },
      dateOrder,
    })
    expect(list.passengers[0]?.dateOfBirth).toBe(expected)
    expect(list.problems.map(({ code }) => code)).toEqual(expected === null ? ['impossible-date'] : [])
  })
})

describe('wrong lists', () => {
  it('are told by row and column as a spreadsheet counts them', () => {
    const rows =
      'type,primaryIdentifier,sex,dateOfBirth\n,ROSSI,F,1984-02-29\n\npilot,,Q,1984-02-30\ncrew,BAUER,,\n,ROSSI,F,1984-02-29'
    const mapping = {
      columns: {
        type: 'type',
        primaryIdentifier: 'primaryIdentifier',
        sex: 'sex',
        dateOfBirth: 'dateOfBirth',
      },
    }
    const { crew, problems } = readCsvPassengerList(rows, mapping)
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['person-type', 4, 'type'],
      ['sex', 4, 'sex'],
      ['impossible-date', 4, 'dateOfBirth'],
      ['name-missing', 4, 'primaryIdentifier'],
      ['date-of-birth-missing', 5, 'dateOfBirth'],
      ['person-twice', 6, null],
    ])
    expect(problems[2]?.message).toBe(
      'Row 4, column "dateOfBirth": is no date in the order YMD. Write it YYYY-MM-DD.',
    )
    expect(crew).toMatchObject([{ type: 'crew', primaryIdentifier: 'BAUER' }])
  })

  it.each([
    ['', 'empty null null'],
    ['name,born', 'empty null null'],
    ['name,born\n"ROSSI,1984-02-29', 'unreadable 2 null'],
    ['x'.repeat(5 * 1024 * 1024 + 1), 'too-large null null'],
    [`n\n${'a\n'.repeat(50_001)}`, 'too-large null null'],
  ])('are refused whole when they cannot be read', (text, code) => {
    expect(codes(text)).toEqual([code])
  })

  it('are not read without a column for names or birth dates', () => {
    const mapping = { columns: { name: 'name', dateOfBirth: 'born' } }
    expect(codes('name\nROSSI/ADA', mapping)).toEqual([
      'column-missing null born',
      'column-missing null null',
    ])
    expect(readCsvPassengerList('name\nROSSI/ADA', mapping).passengers).toEqual([])
    expect(codes('name\nROSSI/ADA', { columns: {} })).toHaveLength(2)
  })

  it('say which other column is missing, and are read without it', () => {
    const list = readCsvPassengerList('name,born\nROSSI/ADA,1984-02-29', {
      columns: { name: 1, dateOfBirth: 2, seat: 'Seat' },
    })
    expect(list.passengers).toHaveLength(1)
    expect(list.problems).toMatchObject([{ code: 'column-missing', column: 'Seat' }])
  })

  it('never throw, whatever the text and the columns', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'AB/12-",;\n \t\r'), maxLength: 60 })
    fc.assert(
      fc.property(
        fc.oneof(cell, fc.string({ unit: 'binary' })),
        fc.integer({ min: -2, max: 4 }),
        (text, column) => {
          const mapping = {
            columns: { ...templateMapping.columns, primaryIdentifier: column, dateOfBirth: 1 },
          }
          expect(Array.isArray(readCsvPassengerList(text, mapping).passengers)).toBe(true)
        },
      ),
    )
  })
})
