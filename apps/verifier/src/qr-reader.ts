// Asks the worker to read a picture. The worker is started at the first picture, not with the page.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { PictureReading } from './picture-reading.ts'
// biome-ignore lint/correctness/noUnresolvedImports: the build makes this address
import workerUrl from './qr-reader.worker.ts?worker&url'
import type { ReadReply, ReadRequest } from './read-message.ts'

/** What reading needs: to be kept on the phone with the page. */
export const readerFiles: readonly string[] = [workerUrl, wasmUrl]

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, (reading: PictureReading) => void>()

function start(): Worker {
  const started = new Worker(workerUrl, { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<ReadReply>) => settle(data)
  started.onerror = () => {
    for (const id of waiting.keys()) settle({ id, reading: 'no-code' })
  }
  return started
}

function settle({ id, reading }: ReadReply): void {
  waiting.get(id)?.(reading)
  waiting.delete(id)
}

/** The text of the QR code in a picture, or what else it was. */
export function readQr(picture: Blob | ImageData): Promise<PictureReading> {
  worker ??= start()
  lastId += 1
  const id = lastId
  worker.postMessage({ id, picture } satisfies ReadRequest)
  return new Promise((resolve) => waiting.set(id, resolve))
}
