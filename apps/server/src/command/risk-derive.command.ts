// `pratique risk derive --pack P --on DATE [--list L] [--json]`: the list that the clauses of a pack give on a day.
// It proposes only and needs no database and no network. Exit 0 derived, 2 the question was wrong.
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import { isPlainDate, type PlainDate } from '../place/plain-date.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import type { ListRule } from '../risk/clause.ts'
import { deriveRiskList } from '../risk/derive-risk-list.ts'
import type { Feed } from '../risk/feed.ts'
import { readFeedsOf, readListRules } from '../risk/risk-pack.node.ts'
import { riskTable } from '../risk/risk-table.ts'

const usage = 'Usage: pratique risk derive --pack PACK --on YYYY-MM-DD [--list LIST] [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const question = parseQuestion(args)
  const rule = findRule(question.packFolder, question.list)
  const feeds = readFeedsOf(question.packFolder, rule).map((reading) => reading.feed)
  for (const feed of feeds) assertKnows(feed, question.on)
  const entries = deriveRiskList(feeds, rule, question.on)
  io.stdout.write(question.json ? `${JSON.stringify(entries)}\n` : riskTable(entries, rule, question.on))
  return 0
}

function parseQuestion(args: string[]) {
  const { pack, on, list, json } = parseOptions(args)
  const packs = listPacks().join(', ')
  if (pack === undefined) throw new WrongQuestion(`Name a pack with --pack. There are: ${packs}.\n${usage}`)
  const packFolder = findPackFolder(pack)
  if (packFolder === undefined) throw new WrongQuestion(`There is no pack "${pack}". There are: ${packs}.`)
  if (on === undefined) throw new WrongQuestion(`Name a day with --on, as in --on 2020-03-01.\n${usage}`)
  if (!isPlainDate(on))
    throw new WrongQuestion(`--on "${on}" is not a day. Write YYYY-MM-DD, as in 2020-03-01.`)
  return { packFolder, on, list, json }
}

function parseOptions(args: string[]) {
  const options = {
    pack: { type: 'string' },
    on: { type: 'string' },
    list: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const
  return readArguments({ args, options }, usage).values
}

/** The list asked for; without a name the first, which is the one for arrivals. */
function findRule(packFolder: string, list: string | undefined): ListRule {
  const rules = readListRules(packFolder)
  const rule = list === undefined ? rules.at(0) : rules.find((candidate) => candidate.id === list)
  if (rule !== undefined) return rule
  if (rules.length === 0)
    throw new WrongQuestion('This pack has no clauses (lists/clauses.json) to derive a list by.')
  throw new WrongQuestion(`There is no list "${list}". There are: ${rules.map(({ id }) => id).join(', ')}.`)
}

function assertKnows({ id, days }: Feed, on: PlainDate): void {
  if (days.includes(on)) return
  const range = days.length === 0 ? 'no day' : `${days.at(0)} to ${days.at(-1)}`
  throw new WrongQuestion(`The feed "${id}" does not know ${on}; it has ${range}.`)
}
