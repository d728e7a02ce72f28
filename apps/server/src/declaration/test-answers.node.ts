// The answers of Amina, who flies from Milan by Moscow to Shanghai: invented, complete and without a problem.
// Tests change what they are about and leave the rest.
import { findPackFolder } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import { answerContext } from './answer-context.ts'
import type { Answers, Entry } from './answers.ts'
import type { Checking } from './check-answers.ts'
import { readQuestionnaire } from './questionnaire.node.ts'
import type { Questionnaire } from './questionnaire.ts'
import type { StatementContext } from './statement-of.ts'

const pack = findPackFolder('zhejiang-2020') ?? ''

export const international: Questionnaire = readQuestionnaire(pack)
export const resident: Questionnaire = readQuestionnaire(pack, 'questionnaire-resident.json')

export const context: Checking & StatementContext = answerContext(openPlaces(pack), {
  zone: 'Asia/Shanghai',
  windowDays: 14,
  today: '2020-02-25',
  category: 'traveller',
  pointsOfEntry: ['HGH', 'PVG', 'PEK'],
  slots: [],
})

const groups = {
  identity: {
    documentType: 'passport',
    issuingState: 'UTO',
    documentNumber: 'L898902C3',
    primaryIdentifier: 'ERIKSSON',
    secondaryIdentifier: 'AMINA MARIA',
    dateOfBirth: '1974-08-12',
    sex: 'F',
    dateOfExpiry: '2022-04-15',
  },
  contact: { email: 'amina@example.org', phoneCountry: 'IT', phone: '+39 02 5550 1234', language: 'zh-Hans' },
  voyage: {
    conveyance: 'aircraft',
    flight: 'su208',
    seat: '31k',
    departureAirport: 'SVO',
    departsAt: '2020-02-26T19:50',
    arrivalAirport: 'PVG',
    arrivesAt: '2020-02-27T10:05',
    category: 'traveller',
    connections: ['SU2417'],
  },
  stops: [
    { country: 'IT', fromOn: '2020-02-01', untilOn: '2020-02-26', kind: 'stay' },
    { country: 'RU', fromOn: '2020-02-26', untilOn: '2020-02-26', kind: 'airside', airsideHours: 4.5 },
  ],
  address: { district: '331121', street: 'Hecheng Street 12', kind: 'own-home', fixedHome: true },
  exposure: { contact: false, clusterIll: false },
  symptoms: { present: ['none'], antipyretics: false },
  tests: { taken: false },
} satisfies Answers

type Group = keyof typeof groups

/** Her answers with some groups changed: an entry is merged into the group, a list takes its place. */
export function aminaAnswers(
  changes: { readonly [group in Group]?: Entry | readonly Entry[] } = {},
): Answers {
  const names = Object.keys(groups) as Group[]
  return Object.fromEntries(
    names.map((name) => {
      const change = changes[name]
      const isMerged = change !== undefined && !Array.isArray(change)
      return [name, isMerged ? { ...groups[name], ...change } : (change ?? groups[name])]
    }),
  )
}

/** Her answers without one. */
export function withoutAnswer(linkId: string): Answers {
  const [group = '', key = ''] = linkId.split('.')
  const answers = aminaAnswers()
  const entry = answers[group]
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new Error(`no entry ${group}`)
  return { ...answers, [group]: Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key)) }
}
