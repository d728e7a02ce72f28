// `pratique staff invite`: how the first administrator of a real instance gets in, and anyone whose link ran out. The
// link is printed once; whoever has it sets up a passkey, or a password with a second factor, within 72 hours.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { inviteStaff, type NewStaff } from '../platform/auth/invitation.action.ts'
import { inTransaction } from '../platform/database.ts'
import type { Actor, House } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { isRole, roles } from '../platform/permissions.ts'
import { problemOf } from '../platform/trouble.ts'

const usage = `Usage: pratique staff invite --name NAME --email ADDRESS --role ROLE --jurisdiction PATH [--port IATA] [--json]
Roles: ${roles.join(', ')}`

const operator: Actor = { kind: 'system', id: 'command line' }

export async function run(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = {
    name: text,
    email: text,
    role: text,
    jurisdiction: text,
    port: text,
    json: { type: 'boolean' },
  } as const
  const { values } = readArguments({ args, options }, usage)
  const invited = newStaff(values)
  const { token, expiresAt, address } = await inHouse((house) => invite(house, invited))
  const link = `${address}/desk/invitation/${token}`
  if (values.json === true) io.stdout.write(`${JSON.stringify({ link, expiresAt })}\n`)
  else {
    io.stderr.write(`Hand this link to ${invited.name} only. It holds until ${expiresAt.toISOString()}.\n`)
    io.stdout.write(`${link}\n`)
  }
  return 0
}

async function invite(house: House, invited: NewStaff) {
  const work = inTransaction(house.db, (db) =>
    inviteStaff({ db, house, actor: operator }, invited, new Date()),
  )
  const invitation = await work.catch((error: unknown) => {
    const problem = problemOf(error)
    throw problem === null ? error : new WrongQuestion(problem.message, { cause: error })
  })
  return { ...invitation, address: house.config.address }
}

type Given = Readonly<Record<'name' | 'email' | 'role' | 'jurisdiction' | 'port', string | undefined>>

/** What was asked, or every fault of it in words. */
export function newStaff({
  name = '',
  email = '',
  role = '',
  jurisdiction = '',
  port,
}: Partial<Given>): NewStaff {
  const faults = [
    name.trim() === '' && '--name says who it is: --name "Hana Vesely"',
    !/^[^@\s]+@[^@\s]+$/.test(email) && '--email must be an e-mail address',
    !isRole(role) && `--role must be one of ${roles.join(', ')}`,
    !/^[A-Z]{2}(\/[0-9]+)*$/.test(jurisdiction) &&
      '--jurisdiction must be a path, such as CN/33 or CN/33/3311',
    port !== undefined &&
      !/^[A-Z]{3}$/.test(port) &&
      '--port must be an airport by its IATA code, such as HGH',
    /^(port-health|medical)-officer$/.test(role) &&
      port === undefined &&
      `a ${role} works at a port: --port HGH`,
  ].filter((fault) => fault !== false)
  if (faults.length > 0 || !isRole(role)) throw new WrongQuestion([...faults, usage].join('\n'))
  return { name, email, post: { role, jurisdiction, port: port ?? null } }
}
