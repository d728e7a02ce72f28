// Twenty rules of the kind that countries published for certificates, in CertLogic and by hand, and people of
// whom each passes another mixture. Invented; the forms follow the EU entry rules.

const v = (path: string) => ({ var: path })
const time = (path: string, amount = 0, unit = 'day') => ({ plusTime: [v(path), amount, unit] })
const CLOCK = 'external.validationClock'

/** The rules; each is true or false on every certificate below. */
export const RULES: readonly unknown[] = [
  { in: [v('payload.v.0.tg'), ['840539006']] },
  { in: [v('payload.v.0.mp'), ['EU/1/20/1528', 'EU/1/20/1507', 'EU/1/21/1529', 'EU/1/20/1525']] },
  { '>': [v('payload.v.0.dn'), 0] },
  { '>=': [v('payload.v.0.dn'), v('payload.v.0.sd')] },
  { 'not-after': [time('payload.v.0.dt', 14), time(CLOCK)] },
  { 'not-before': [time('payload.v.0.dt', 365), time(CLOCK)] },
  { and: [{ '===': [v('payload.v.0.sd'), 2] }, { '<=': [v('payload.v.0.dn'), 3] }] },
  { if: [v('payload.t.0'), { '===': [v('payload.t.0.tr'), '260415000'] }, true] },
  { if: [v('payload.t.0'), { 'not-before': [time('payload.t.0.sc', 72, 'hour'), time(CLOCK)] }, true] },
  { '!': [{ and: [{ '===': [v('payload.v.0.co'), 'XX'] }, { '>': [v('payload.v.0.dn'), 1] }] }] },
  { after: [time(CLOCK), time('payload.v.0.dt')] },
  { 'not-before': [time(CLOCK), time('payload.dob', 16, 'year')] },
  { if: [{ '===': [v('payload.v.0.mp'), 'EU/1/20/1525'] }, { '>=': [v('payload.v.0.dn'), 1] }, { '>=': [v('payload.v.0.dn'), 2] }] },
  { '!': [v('payload.r.1')] },
  { and: [{ '!': [v('payload.r.0')] }, { '!': [v('payload.t.1')] }, { '!': [v('payload.v.1')] }] },
  { before: [time('payload.v.0.dt', -1), time('payload.v.0.dt', 6, 'month')] },
  { in: [v('payload.v.0.vp'), v('external.valueSets.vp')] },
  { '<': [0, v('payload.v.0.dn'), 9] },
  { if: [{ 'not-before': [time(CLOCK), time('payload.dob', 60, 'year')] }, { '>=': [v('payload.v.0.dn'), 3] }, true] },
  { and: [{ in: [v('payload.v.0.co'), ['IT', 'ES', 'FR', 'DE', 'AT']] }, { '!': [{ '===': [v('payload.v.0.is'), ''] }] }] },
] // biome-ignore format: one rule a line

interface Certificate {
  readonly external: {
    readonly validationClock: string
    readonly valueSets: { readonly vp: readonly string[] }
  }
  readonly payload: {
    readonly dob: string
    readonly v: readonly { readonly [key: string]: string | number }[]
    readonly t: readonly { readonly tr: string; readonly sc: string }[]
    readonly r: readonly unknown[]
  }
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** Certificates in a fixed order; no chance is involved. */
export function certificates(count: number): readonly Certificate[] {
  return Array.from({ length: count }, (_, i) => ({
    external: {
      validationClock: `2021-${String((i % 12) + 1).padStart(2, '0')}-15T12:00:00Z`,
      valueSets: { vp: ['1119349007', '1119305005', 'J07BX03'] },
    },
    payload: {
      dob: `${1935 + (i % 80)}-0${(i % 9) + 1}-11`,
      v: [
        {
          tg: pick(['840539006', '840539006', '0'], i),
          mp: pick(['EU/1/20/1528', 'EU/1/20/1507', 'EU/1/20/1525', 'Sputnik-V'], i >> 1),
          vp: pick(['1119349007', 'J07BX03', '0'], i >> 2),
          dn: (i % 4) + 1,
          sd: ((i >> 2) % 3) + 1,
          dt: `2021-0${(i % 9) + 1}-1${i % 10}`,
          co: pick(['IT', 'FR', 'CN', 'XX'], i >> 3),
          is: pick(['Ministry', ''], i >> 4),
        },
      ],
      t:
        i % 3 === 0
          ? [{ tr: pick(['260415000', '260373001'], i), sc: `2021-0${(i % 9) + 1}-15T09:30:00+02:00` }]
          : [],
      r: [],
    },
  }))
}

const DAY = 86_400_000
const CODES = ['EU/1/20/1528', 'EU/1/20/1507', 'EU/1/21/1529', 'EU/1/20/1525']
const COUNTRIES = ['IT', 'ES', 'FR', 'DE', 'AT']
const ms = (text: string) => Date.parse(text)

function years(text: string, amount: number): number {
  const date = new Date(text)
  return date.setUTCFullYear(date.getUTCFullYear() + amount)
}

function months(text: string, amount: number): number {
  const date = new Date(text)
  return date.setUTCMonth(date.getUTCMonth() + amount)
}

/** The same twenty rules as a programmer would write them; how many hold. */
export function handWritten({ payload, external }: Certificate): number {
  const dose = payload.v[0] ?? {}
  const test = payload.t[0]
  const [dn, sd, dt] = [Number(dose.dn), Number(dose.sd), String(dose.dt)]
  const clock = ms(external.validationClock)
  return [
    dose.tg === '840539006',
    CODES.includes(String(dose.mp)),
    dn > 0,
    dn >= sd,
    ms(dt) + 14 * DAY <= clock,
    ms(dt) + 365 * DAY >= clock,
    sd === 2 && dn <= 3,
    test ? test.tr === '260415000' : true,
    test ? ms(test.sc) + 72 * 3_600_000 >= clock : true,
    !(dose.co === 'XX' && dn > 1),
    clock > ms(dt),
    clock >= years(payload.dob, 16),
    dose.mp === 'EU/1/20/1525' ? dn >= 1 : dn >= 2,
    payload.r[1] === undefined,
    payload.r[0] === undefined && payload.t[1] === undefined && payload.v[1] === undefined,
    ms(dt) - DAY < months(dt, 6),
    external.valueSets.vp.includes(String(dose.vp)),
    dn > 0 && dn < 9,
    clock >= years(payload.dob, 60) ? dn >= 3 : true,
    COUNTRIES.includes(String(dose.co)) && dose.is !== '',
  ].reduce((passed, holds) => passed + Number(holds), 0)
}
