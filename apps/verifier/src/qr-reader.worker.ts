// Reads QR codes from pictures, off the page's own thread. The reader's WebAssembly comes from our own server:
// the library would otherwise fetch it from a content delivery network.
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { ReadReply, ReadRequest } from './read-message.ts'

declare const self: DedicatedWorkerGlobalScope

const ready = fetch(wasmUrl)
  .then((response) => response.arrayBuffer())
  .then((wasmBinary) => prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }))

const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 }

self.onmessage = async ({ data }: MessageEvent<ReadRequest>) => {
  self.postMessage(await read(data))
}

async function read({ id, picture }: ReadRequest): Promise<ReadReply> {
  try {
    await ready
    const [found] = await readBarcodes(picture, options)
    return { id, text: found?.text ?? null }
  } catch {
    return { id, text: null }
  }
}
