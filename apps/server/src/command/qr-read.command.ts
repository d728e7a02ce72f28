// `pratique qr read FILE…`: the texts of the QR codes in pictures (PNG, JPEG), one JSON line a code. A picture without
// one gets a line with an error. No network: the reader's WebAssembly comes from the installed package.
// Exit 0 every picture had a code, 1 one had none, 2 wrongly asked.
import { readFileSync } from 'node:fs'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { readQrCodes } from '../platform/qr-reader.node.ts'

const usage = 'Usage: pratique qr read FILE…'

export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments(
    { args, allowPositionals: true, options: { json: { type: 'boolean' } } },
    usage,
  )
  if (positionals.length === 0) throw new WrongQuestion(`Name the pictures to read.\n${usage}`)
  let exit = 0
  for (const file of positionals) {
    const lines = await readPicture(file)
    if (lines.some((line) => 'error' in line)) exit = 1
    for (const line of lines) io.stdout.write(`${JSON.stringify(line)}\n`)
  }
  return exit
}

type Line =
  | { readonly file: string; readonly text: string; readonly version: number; readonly correction: string }
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } }

async function readPicture(file: string): Promise<readonly Line[]> {
  const bytes = bytesOf(file)
  if (bytes === undefined)
    return [failed(file, 'unreadable', 'The file cannot be read. Name one that exists.')]
  const codes = await readQrCodes(bytes)
  if (codes === undefined) return [failed(file, 'no-picture', 'The file is no PNG or JPEG picture.')]
  if (codes.length === 0)
    return [
      failed(file, 'no-code', 'There is no readable QR code in the picture. Take it closer and straight.'),
    ]
  return codes.map((code) => ({ file, ...code }))
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    return undefined
  }
}

function failed(file: string, code: string, message: string): Line {
  return { file, error: { code, message } }
}
