// `pratique passenger-list read [--json | --batch] [FILE]`: a PAXLST passenger list from a file or standard input,
// with all that is wrong with it by segment. No network and no database; nothing is stored.
// Exit 0 without problems, 1 with; with --json 0 if it is a passenger list at all, 1 if not; with --batch always 0;
// 2 wrongly asked.
import { type PassengerList, readPassengerList } from '@pratique/travel-document'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { answerBatch, textIn } from './batch.ts'
import { textOfFile, typedText } from './typed-text.ts'

const usage =
  'Usage: pratique passenger-list read [--json | --batch] [FILE]   (or the text on standard input; --batch: {"id", "text"} a line)'

export async function run(args: string[], io: Io): Promise<number> {
  const { json, batch, file } = parseQuestion(args)
  if (batch)
    return answerBatch(io, (question) => {
      const asked = textIn(question)
      return typeof asked === 'string' ? asked : { ...readPassengerList(asked.text) }
    })
  const list = readPassengerList(file === undefined ? await typedText(io.stdin) : await textOfFile(file))
  io.stdout.write(json ? `${JSON.stringify(list)}\n` : sentences(list))
  if (json) return isAList(list) ? 0 : 1
  return list.problems.length === 0 ? 0 : 1
}

function parseQuestion(args: string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    batch: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const [file, more] = positionals
  if (more !== undefined) throw new WrongQuestion(`One file at a time: "${more}" is one too many.\n${usage}`)
  if (values.batch && file !== undefined)
    throw new WrongQuestion(`--batch reads questions from standard input and takes no file.\n${usage}`)
  return { ...values, file }
}

const isAList = ({ voyage, passengers, crew }: PassengerList) =>
  voyage.number !== null || voyage.legs.length > 0 || passengers.length + crew.length > 0

function sentences({ voyage, passengers, crew, declaredCount, problems }: PassengerList): string {
  const flight = `${voyage.carrier ?? ''}${voyage.number ?? 'unknown voyage'}`
  const legs = voyage.legs.map(
    ({ from, to, departsAt, arrivesAt }) =>
      `  ${from} ${departsAt ?? 'unknown'} to ${to} ${arrivesAt ?? 'unknown'}`,
  )
  const declared = declaredCount === null ? 'not said how many' : `${declaredCount} declared`
  const lines = [
    `${flight}: ${passengers.length} passengers, ${crew.length} crew (${declared})`,
    ...legs,
    ...problems.map(({ code, segment, message }) => `${code} (${segment}): ${message}`),
  ]
  return `${lines.join('\n')}\n`
}
