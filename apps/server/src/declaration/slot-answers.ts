// What a pack asks under slots of its own: the questions whose `fact` is the name of a slot, read by the slot's type.
// The house knows no exposure but its own; a pack for another disease asks other things, and needs no new code.
import { FACTS, isFactName, type PackManifest, slotNames } from '@pratique/policy-engine'
import type { SlotFacts } from '../holder/statement.ts'
import { type Answers, answerAt, isList, type Json } from './answers.ts'
import { factsFedBy, type Question, type Questionnaire } from './questionnaire.ts'

type Slots = Pick<PackManifest, 'slots'>

/** Expects answers that count (`countingAnswers`); a slot of which nothing was answered is left out. */
export function slotAnswers(questionnaire: Questionnaire, answers: Answers, manifest: Slots): SlotFacts {
  const names = slotNames(manifest)
  const asked = questionnaire.item
    .filter(({ repeats }) => !repeats)
    .flatMap((page) => page.item)
    .flatMap((question) => factsFedBy(question).map((fact) => ({ question, slot: names.get(fact) })))
  const facts = new Map<string, unknown>()
  for (const { question, slot } of asked) {
    const value = slot && isFactName(slot) ? slotValue(question, answers, FACTS[slot].type) : undefined
    if (slot !== undefined && value !== undefined) facts.set(slot, joined(facts.get(slot), value))
  }
  return Object.fromEntries(facts)
}

function slotValue(
  { linkId }: Question,
  answers: Answers,
  type: (typeof FACTS)[keyof typeof FACTS]['type'],
): unknown {
  const answer = answerAt(answers, linkId)
  if (answer === undefined || answer === null) return undefined
  if (type === 'set') return membersOf(answer)
  const wanted = type === 'boolean' ? 'boolean' : type === 'integer' ? 'number' : 'string'
  return typeof answer === wanted && answer !== '' ? answer : undefined
}

/** "None of these" is an empty set: it was asked and answered. */
const membersOf = (answer: Json): readonly string[] =>
  (isList(answer) ? answer : [answer])
    .filter((code) => typeof code === 'string')
    .filter((code) => code !== 'none')

/** Several questions may feed one slot: sets grow, of days the latest counts. */
function joined(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value)) return [...new Set([...before, ...value])]
  if (typeof before === 'string' && typeof value === 'string') return value > before ? value : before
  return value
}
