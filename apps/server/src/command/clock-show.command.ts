// `pratique clock show [--json]`: the instant at which the house stands.
import { onGround } from '../command-house.ts'
import { readArguments } from '../platform/arguments.ts'
import { type DomainTime, findDomainTime } from '../platform/domain-time.ts'
import type { Io } from '../platform/io.ts'
import { StartFault } from '../platform/start-fault.ts'

const usage = 'Usage: pratique clock show [--json]'

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } }, usage)
  const time = await onGround(({ ground }) => findDomainTime(ground.database.db))
  if (!time) throw new StartFault('Nothing has been started on this database yet. Run npm start first.')
  io.stdout.write(`${showTime(time, new Date(), values.json === true)}\n`)
  return 0
}

export function showTime({ exercise, offsetMs }: DomainTime, wall: Date, json: boolean): string {
  const now = new Date(wall.getTime() + offsetMs).toISOString()
  if (json) return JSON.stringify({ now, exercise, offsetMs })
  return exercise === null
    ? `${now} (the wall's time: a real instance)`
    : `${now} in the exercise ${exercise}`
}
