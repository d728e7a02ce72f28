// A house for benchmarks, on an embedded PostgreSQL of its own: rules and lists published, every room open.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { publishEverything } from '../src/holder/test-spine.ts'
import { openRooms } from '../src/open-rooms.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openCluster } from '../src/platform/cluster.ts'
import { openDatabase } from '../src/platform/database.ts'
import { type House, perform, system } from '../src/platform/deed.ts'
import { localEvents } from '../src/platform/events.ts'
import { Fixtures } from '../src/platform/fixture.ts'
import { openKeyring } from '../src/platform/keyring.ts'
import { openLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migration.ts'

export interface BenchHouse {
  readonly house: House
  /** Of the database, for other programs. */
  readonly url: string
  readonly folder: string
  close(): Promise<void>
}

export async function openBenchHouse(connections = 4): Promise<BenchHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'pratique-bench-'))
  // Durable as in service: every commit waits for the disk.
  const cluster = await openCluster(folder)
  const database = openDatabase(cluster.url, { max: connections })
  await migrate(database.db)
  const house: House = {
    database,
    db: database.db,
    clock: stoppedClock('2020-03-16T08:00:00+08:00'),
    config: readConfig({ PRATIQUE_EXERCISE: 'none', PRATIQUE_LIMIT_PER_ADDRESS: '1000000' }, []),
    log: openLog('error'),
    keyring: openKeyring([Buffer.alloc(32, 7)]),
    events: localEvents(),
    fixtures: new Fixtures(),
    exercise: null,
  }
  await perform(house, system, publishEverything)
  await openRooms(house)
  const close = async () => {
    await database.close()
    await cluster.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { house, url: cluster.url, folder, close }
}
