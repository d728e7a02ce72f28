// `pratique mrz read [--json | --batch] [--on DATE]`: what a machine-readable zone on standard input says and which
// of its characters to compare with the document. No network and no database.
// Exit 0 without problems, 1 with; with --json 0 if it is a zone at all, 1 if not; with --batch always 0; 2 wrongly asked.
import { type MachineReadableZone, readMachineReadableZone } from '@pratique/travel-document'
import { isPlainDate, type PlainDate } from '../place/plain-date.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { answerBatch, textIn } from './batch.ts'
import { typedText } from './typed-text.ts'

const usage =
  'Usage: pratique mrz read [--json | --batch] [--on YYYY-MM-DD]   (the text on standard input; --batch: {"id", "text"} a line)'

export async function run(args: string[], io: Io): Promise<number> {
  const { json, batch, on } = parseQuestion(args)
  if (batch)
    return answerBatch(io, (question) => {
      const asked = textIn(question)
      return typeof asked === 'string' ? asked : { ...readMachineReadableZone(asked.text, { on }) }
    })
  const zone = readMachineReadableZone(await typedText(io.stdin), { on })
  io.stdout.write(json ? `${JSON.stringify(zone)}\n` : sentences(zone))
  if (json) return zone.format === null ? 1 : 0
  return zone.problems.length === 0 ? 0 : 1
}

function parseQuestion(args: string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    batch: { type: 'boolean', default: false },
    on: { type: 'string' },
  } as const
  const { values } = readArguments({ args, options }, usage)
  return { ...values, on: dayOf(values.on) }
}

/** The day of reading tells the century of a birth; a zone is read on the day on which it is typed in. */
function dayOf(text: string | undefined): PlainDate {
  if (text === undefined) return new Date().toISOString().slice(0, 10)
  if (isPlainDate(text)) return text
  throw new WrongQuestion(`--on "${text}" is no day. Write it as in --on 2020-03-16.\n${usage}`)
}

const fields = [
  ['documentType', 'document type'],
  ['issuingState', 'issuing state'],
  ['documentNumber', 'document number'],
  ['primaryIdentifier', 'primary identifier'],
  ['secondaryIdentifier', 'secondary identifier'],
  ['nationality', 'nationality'],
  ['dateOfBirth', 'date of birth'],
  ['sex', 'sex'],
  ['dateOfExpiry', 'date of expiry'],
  ['optionalData', 'optional data'],
  ['optionalData2', 'optional data 2'],
] as const

function sentences(zone: MachineReadableZone): string {
  const lines = [
    zone.format === null
      ? 'No machine-readable zone.'
      : `${zone.format}: ${zone.problems.length === 0 ? 'agrees with itself' : 'has problems'}`,
    ...fields.flatMap(([field, words]) =>
      zone[field] === null ? [] : [`  ${words.padEnd(20)} ${zone[field]}`],
    ),
    ...zone.problems.map(({ code, field, message }) => `${code} (${field}): ${message}`),
  ]
  return `${lines.join('\n')}\n`
}
