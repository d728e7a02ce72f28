// Reads QR codes in pictures with zxing-wasm. It is given its WebAssembly from the package: left to itself it would
// fetch it from the network.
import { readFileSync } from 'node:fs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A QR code in a picture. */
export interface QrCode {
  readonly text: string
  /** 1 to 40. */
  readonly version: number
  /** L, M, Q or H. */
  readonly correction: string
}

let prepared = false

/** The codes of a PNG or JPEG picture; undefined when the bytes are no picture. */
export async function readQrCodes(picture: Uint8Array): Promise<readonly QrCode[] | undefined> {
  if (!isPicture(picture)) return undefined
  prepare()
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 16 })
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, version, ecLevel }) => ({ text, version: Number(version), correction: ecLevel }))
}

function prepare(): void {
  if (prepared) return
  const file = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
  prepareZXingModule({ overrides: { wasmBinary } })
  prepared = true
}

function isPicture(bytes: Uint8Array): boolean {
  const png = [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte)
  const jpeg = [0xff, 0xd8, 0xff].every((byte, index) => bytes[index] === byte)
  return png || jpeg
}
