import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerContext } from '../declaration/answer-context.ts'
import { checkAnswers } from '../declaration/check-answers.ts'
import { dayIn } from '../declaration/local-time.ts'
import { checkParty } from '../declaration/party-of.ts'
import { readQuestionnaire } from '../declaration/questionnaire.node.ts'
import { statementOf } from '../declaration/statement-of.ts'
import { findPackFolder } from '../place/pack-files.node.ts'
import { openPlaces } from '../place/places.node.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { answersOf } from './answers-of.ts'
import { ExercisePlan } from './exercise-plan.ts'
import { populate } from './population.ts'

const pack = findPackFolder('zhejiang-2020') ?? ''
const plan = ExercisePlan.parse(JSON.parse(readFileSync(`${pack}/exercises/zhejiang-2020-03.json`, 'utf8')))
const questionnaire = readQuestionnaire(pack)
const places = openPlaces(pack)
const { pointsOfEntry = null } = readPack(pack).manifest.authority
const routes = new Map(places.routes().map(({ from, to, airlines }) => [`${from}-${to}`, airlines]))
const some = [...populate(plan, { carriers: routes })].filter(({ number }) => number % 37 === 0)

test('an invented person answers as the questionnaire asks, without a problem', () => {
  expect(some.length).toBeGreaterThan(700)
  for (const party of some) {
    const today = dayIn(party.declaredAt, plan.zone)
    const context = answerContext(places, {
      zone: plan.zone,
      windowDays: 14,
      today,
      category: 'traveller',
      pointsOfEntry,
      slots: [],
    })
    const travellers = party.people.map((person) => answersOf(party, person, context.zoneOf))
    expect(checkParty(travellers, today)).toEqual([])
    for (const answers of travellers) {
      expect(checkAnswers(questionnaire, answers, context)).toEqual([])
      const statement = statementOf(questionnaire, answers, context)
      expect(statement.arrivalAt).toBe(party.itinerary.arrivesAt.toISOString())
      expect(statement.district).toContain(party.district)
    }
  }
})
