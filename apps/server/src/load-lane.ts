// A second thread for loading an exercise: it opens a house of its own on the same database.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Config } from './config.ts'
import type { Lane } from './exercise/load-exercise.action.ts'
import type { House } from './platform/deed.ts'

export interface LaneData {
  readonly config: Config
  readonly databaseUrl: string
  readonly exercise: string
  /** The opening instant, the same on every thread. */
  readonly now: Date
}

export interface LaneTask {
  readonly from: number
  readonly to: number
}

/** What comes back for each task: null, or what went wrong. */
export type LaneReply = string | null

export function openLane(house: House, now: Date): { readonly declare: Lane; close(): Promise<void> } {
  const data: LaneData = {
    config: house.config,
    databaseUrl: house.database.url,
    exercise: house.exercise?.name ?? '',
    now,
  }
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: data })
  return {
    async declare(from, to) {
      worker.postMessage({ from, to } satisfies LaneTask)
      const [reply]: LaneReply[] = await once(worker, 'message')
      if (typeof reply === 'string') throw new Error(`The exercise could not be loaded: ${reply}`)
    },
    async close() {
      await worker.terminate()
    },
  }
}
