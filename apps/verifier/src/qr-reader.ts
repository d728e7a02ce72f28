// Asks the worker to read a picture. The worker is started at the first picture, not with the page.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
// biome-ignore lint/correctness/noUnresolvedImports: the build makes this address
import workerUrl from './qr-reader.worker.ts?worker&url'
import type { ReadReply, ReadRequest } from './read-message.ts'

/** What reading needs: to be kept on the phone with the page. */
export const readerFiles: readonly string[] = [workerUrl, wasmUrl]

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, (text: string | null) => void>()

function start(): Worker {
  const started = new Worker(workerUrl, { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<ReadReply>) => settle(data)
  started.onerror = () => {
    for (const id of waiting.keys()) settle({ id, text: null })
  }
  return started
}

function settle({ id, text }: ReadReply): void {
  waiting.get(id)?.(text)
  waiting.delete(id)
}

/** The text of the QR code in a picture; null when none is found in it. */
export function readQr(picture: Blob | ImageData): Promise<string | null> {
  worker ??= start()
  lastId += 1
  const id = lastId
  worker.postMessage({ id, picture } satisfies ReadRequest)
  return new Promise((resolve) => waiting.set(id, resolve))
}
