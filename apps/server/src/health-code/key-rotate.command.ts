// `pratique key rotate`: the next key takes over in two days, when every gate has heard of it; with --now at once.
import type { KeyUsage } from '@pratique/health-credential'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { keyDeed, refuse, spoken } from './key-deed-of.command.ts'
import { readIssuer } from './open-health-code.action.ts'
import { codeUsage, listUsage } from './open-signers.action.ts'
import { rotateKey } from './rotate-key.action.ts'

const usage =
  'Usage: pratique key rotate --by NAME --reason TEXT [--usage codes|lists] [--now] [--json]   (codes when not said)'

const usages: Readonly<Record<string, readonly KeyUsage[]>> = { codes: codeUsage, lists: listUsage }

export async function run(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { by: text, reason: text, usage: text, now: flag, json: flag } as const
  const { values } = readArguments({ args, options }, usage)
  const rotation = {
    usage: usageOf(values.usage ?? 'codes'),
    by: spoken(values.by),
    reason: spoken(values.reason),
    atOnce: values.now === true,
  }
  refuse(
    [
      rotation.by === '' && '--by says who rotates it: --by "Divya Rao"',
      rotation.reason === '' && '--reason says why, for the record: --reason "yearly"',
    ],
    usage,
  )
  const { kid, signsFrom } = await keyDeed(async (deed) => rotateKey(deed, await readIssuer(deed), rotation))
  const said = { kid, signsFrom: signsFrom.toISOString() }
  io.stdout.write(
    values.json === true
      ? `${JSON.stringify(said)}\n`
      : `Key ${kid} signs from ${said.signsFrom}. What the one before it signed stays good.\n`,
  )
  return 0
}

function usageOf(name: string): readonly KeyUsage[] {
  const found = Object.hasOwn(usages, name) ? usages[name] : undefined
  if (found === undefined) throw new WrongQuestion(`--usage is codes or lists.\n${usage}`)
  return found
}
