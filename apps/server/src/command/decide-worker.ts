// One of the threads of `pratique decide`: reads the pack once, then answers chunks of lines.
import { parentPort, workerData } from 'node:worker_threads'
import { readPack } from '../policy/read-pack.node.ts'
import { makeDecider, type Settings } from './decide-line.ts'
import { answerChunk, type LineChunk } from './line-stream.ts'

/** What a thread is started with. */
export interface DecideWorkerData extends Settings {
  readonly packFolder: string
}

const settings: DecideWorkerData = workerData
const decide = makeDecider(readPack(settings.packFolder), settings)
parentPort?.on('message', (chunk: LineChunk) => parentPort?.postMessage(answerChunk(chunk, decide)))
