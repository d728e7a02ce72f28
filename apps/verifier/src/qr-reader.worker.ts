// Reads QR codes from pictures, off the page's own thread. The reader's WebAssembly comes from our own server:
// the library would otherwise fetch it from a content delivery network.
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { type PictureReading, readingOf } from './picture-reading.ts'
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
    const reading = await readingIn(picture)
    const isOther = reading === 'no-picture' && picture instanceof Blob
    return { id, reading: isOther ? await readAsBrowser(picture) : reading }
  } catch {
    return { id, reading: 'no-code' }
  }
}

const readingIn = async (picture: Blob | ImageData): Promise<PictureReading> =>
  readingOf(await readBarcodes(picture, options))

// WebP, AVIF or HEIC: the library knows none of them, many a browser does.
async function readAsBrowser(file: Blob): Promise<PictureReading> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return 'no-picture'
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const pixels = context?.getImageData(0, 0, width, height)
  return pixels ? readingIn(pixels) : 'no-picture'
}
