// `pratique policy simulate`: what a draft would do to everyone of its scheme, as of an instant or over a period.
// Reads the database and changes nobody. Exit 0 within the guard, 1 above it, 2 wrongly asked.
import { readFileSync } from 'node:fs'
import type { ReplayReport } from '@pratique/api-contract'
import canonicalize from 'canonicalize'
import { inHouse } from '../command-house.ts'
import { readArguments, readInstant } from '../platform/arguments.ts'
import type { House } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { readDraft } from './check-draft.ts'
import { digestOf } from './digest.node.ts'
import { publishedPack } from './draft.action.ts'
import { rehearse } from './rehearse.action.ts'

const usage =
  'Usage: pratique policy simulate --pack PACK --draft FILE [--against FILE] [--at ISO] [--from ISO --until ISO] [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = {
    pack: text,
    draft: text,
    against: text,
    at: text,
    from: text,
    until: text,
    json: { type: 'boolean' },
  } as const
  const { values } = readArguments({ args, options }, usage)
  const { pack = 'zhejiang-2020', draft, against, from, until } = values
  if (draft === undefined) throw new WrongQuestion(`Name the file of the draft with --draft.\n${usage}`)
  if ((from === undefined) !== (until === undefined))
    throw new WrongQuestion(`A period has both ends: --from and --until.\n${usage}`)
  const asked = {
    pack,
    at: values.at === undefined ? undefined : readInstant('--at', values.at),
    period:
      from === undefined || until === undefined
        ? null
        : { from: readInstant('--from', from), until: readInstant('--until', until) },
  }
  const files = against === undefined ? [draft] : [draft, against]
  const reports = await inHouse(async (house) => {
    const all: ReplayReport[] = []
    for (const file of files)
      all.push(await simulate(house, { ...asked, file }, (share) => tell(io, file, share)))
    return all
  })
  const [report, other] = reports
  if (!report) throw new Error('One draft has one report')
  if (values.json) io.stdout.write(`${JSON.stringify(other ? { ...report, against: other } : report)}\n`)
  else io.stdout.write(reports.map(inWords).join('\n'))
  return report.guard.third ? 1 : 0
}

export interface SimulationAsked {
  readonly pack: string
  readonly file: string
  readonly at: Date | undefined
  readonly period: { readonly from: Date; readonly until: Date } | null
}

export async function simulate(
  house: House,
  { pack, file, at, period }: SimulationAsked,
  progress: (share: number) => void = () => {},
): Promise<ReplayReport> {
  const now = house.clock.now()
  if (at !== undefined && at > now)
    throw new WrongQuestion(`--at lies in the future: it is ${now.toISOString()} here.`)
  const published = await publishedPack({ db: house.db, house }, pack)
  const document = readJson(file)
  const read = readDraft(document, {}, published)
  if (!read.ok)
    throw new WrongQuestion(
      `The draft has faults:\n${read.faults.map((fault) => `  - ${fault.path}: ${fault.message}`).join('\n')}`,
    )
  const digest = digestOf(canonicalize(document) ?? '', '{}')
  return rehearse(house, { pack, draft: read.draft, digest, at: at ?? now, period }, progress)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongQuestion(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

function tell({ stderr }: Io, file: string, share: number): void {
  stderr.write(`\r${file}: ${Math.floor(share * 100)} %${share >= 1 ? '\n' : ''}`)
}

function inWords(report: ReplayReport): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const top = (groups: ReplayReport['byRule']) =>
    groups
      .slice(0, 5)
      .map(({ key, stricter, milder }) => `${key} (${stricter} stricter, ${milder} milder)`)
      .join(', ')
  const lines = [
    `${report.scheme} version ${report.number}, as of ${report.at}`,
    `  ${report.holders} holders, ${report.bound} bound, ${report.changed} change: ${report.stricter} stricter (${percent(report.share)}), ${report.milder} milder, ${report.unknown} to unknown`,
    ...report.moves.map(({ from, to, people }) => `  ${from} to ${to}: ${people}`),
    `  by rule: ${top(report.byRule)}`,
    `  by country: ${top(report.byCountry)}`,
    `  by district: ${top(report.byDistrict)}`,
    report.guard.third
      ? `  guard: more than ${percent(report.guard.limit)} turn stricter; a third person must agree`
      : `  guard: within ${percent(report.guard.limit)}; two people publish`,
  ]
  return `${lines.join('\n')}\n`
}
