// `pratique operator list`: who has a key, for which voyages, and since when.
import { inHouse } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { listPartners } from '../platform/auth/partner.action.ts'
import type { Io } from '../platform/io.ts'

const usage = 'Usage: pratique operator list [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } as const }, usage)
  const partners = await inHouse((house) => listPartners(house))
  const shown = partners.map(({ partner_id, kind, name, carriers, webhook_url, opened_at, closed_at }) => ({
    id: partner_id,
    kind,
    name,
    carriers,
    webhook: webhook_url,
    openedAt: opened_at.toISOString(),
    closedAt: closed_at?.toISOString() ?? null,
  }))
  if (values.json === true) io.stdout.write(`${JSON.stringify(shown)}\n`)
  else
    for (const { id, kind, name, carriers, closedAt } of shown)
      io.stdout.write(
        `${id}  ${kind}  ${name}  ${carriers.join(',')}${closedAt === null ? '' : `  closed ${closedAt}`}\n`,
      )
  return 0
}
