import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import encodeQR from 'qr'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { readingOf } from './picture-reading.ts'

beforeAll(() => {
  const file = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
  prepareZXingModule({ overrides: { wasmBinary } })
})

const read = async (picture: Blob | ImageData) =>
  readingOf(await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 }))

const junk = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256)
const files: Readonly<Record<string, Uint8Array>> = {
  'bytes of nothing (junk.jpg)': junk,
  'a document (doc.pdf)': new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'),
  'a text': new TextEncoder().encode('HC1:6BFOXN is not read out of a text file'),
  'an empty file': new Uint8Array(),
  'the head of a picture and nothing after it': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
}

describe('a file that is chosen as the picture of a code', () => {
  it.each(Object.entries(files))('is no picture where it is %s', async (_name, bytes) => {
    expect(await read(new Blob([new Uint8Array(bytes)]))).toBe('no-picture')
  })

  it('holds no code where it shows something else', async () => {
    expect(await read(drawn(Array.from({ length: 60 }, () => Array<boolean>(60).fill(false))))).toBe(
      'no-code',
    )
  })

  it('is read where there is one', async () => {
    expect(await read(drawn(encodeQR('HC1:AMINA', 'raw', { border: 4 })))).toEqual({ text: 'HC1:AMINA' })
  })
})

it('a code that says nothing was not read', () => {
  expect(readingOf([{ text: '', isValid: true, error: '' }])).toBe('no-code')
})

/** A picture as a file: PNG (ISO/IEC 15948), grey, four pixels a module. */
function drawn(modules: readonly (readonly boolean[])[]): Blob {
  const scale = 4
  const size = modules.length * scale
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) =>
      modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 0 : 255,
    ),
  ])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head[8] = 8
  const body = deflateSync(Buffer.from(rows.flat()))
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)
  const chunks = [chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]
  return new Blob([new Uint8Array(Buffer.concat([signature, ...chunks]))])
}

function chunk(name: string, body: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(name), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(said))
  return Buffer.concat([length, said, sum])
}
