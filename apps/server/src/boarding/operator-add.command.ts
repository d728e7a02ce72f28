// `pratique operator add`: an operator of conveyances, or a laboratory, gets its key, shown once.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { type NewPartner, openPartner } from '../platform/auth/partner.action.ts'
import { perform } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'

const usage = `Usage: pratique operator add --name NAME --carriers SU,MU [--webhook URL] [--json]
       pratique operator add --laboratory --name NAME [--json]`

export async function run(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { name: text, carriers: text, webhook: text, laboratory: flag, json: flag } as const
  const { values } = readArguments({ args, options }, usage)
  const partner = newPartner(values)
  const opened = await inHouse((house) =>
    perform(house, { kind: 'system', id: 'command line' }, (deed) => openPartner(deed, partner)),
  )
  if (values.json === true) io.stdout.write(`${JSON.stringify(opened)}\n`)
  else {
    io.stderr.write(
      `Hand this to ${partner.name} only; it is not shown again. Its id is ${opened.partnerId}.\n`,
    )
    io.stdout.write(`${opened.key}\n`)
    if (opened.webhookSecret !== null) io.stdout.write(`${opened.webhookSecret}\n`)
  }
  return 0
}

interface Given {
  readonly name?: string | undefined
  readonly carriers?: string | undefined
  readonly webhook?: string | undefined
  readonly laboratory?: boolean | undefined
}

/** What was asked, or every fault of it in words. */
export function newPartner({ name = '', carriers = '', webhook, laboratory = false }: Given): NewPartner {
  const codes = carriers
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
  const faults = [
    name.trim() === '' && '--name says who it is: --name "Invented Airways"',
    !laboratory && codes.length === 0 && '--carriers names whose voyages it may ask about: --carriers SU',
    codes.some((code) => !/^[A-Z0-9]{2,3}$/.test(code)) &&
      '--carriers are IATA or ICAO codes, such as SU or AFL',
    webhook !== undefined &&
      !/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(webhook) &&
      '--webhook must be an https address',
  ].filter((fault) => fault !== false)
  if (faults.length > 0) throw new WrongQuestion([...faults, usage].join('\n'))
  return {
    kind: laboratory ? 'laboratory' : 'operator',
    name,
    carriers: laboratory ? [] : codes,
    webhookUrl: laboratory ? null : (webhook ?? null),
  }
}
