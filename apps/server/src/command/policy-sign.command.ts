// `pratique policy sign PACK --key FILE --by NAME`: signs the files of a pack with its author's Ed25519 key, which is made
// where there is none yet. Exit 0 signed, 2 wrongly asked. No database and no network.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import {
  checkSignature,
  newSigningKey,
  readSigningKey,
  signatureFile,
  signPack,
} from '../policy/pack-signature.node.ts'
import { packFolderOf } from './pack-argument.ts'

const usage = 'Usage: pratique policy sign PACK --key FILE --by NAME'

export function run(args: string[], io: Io): Promise<number> {
  const options = { key: { type: 'string' }, by: { type: 'string' } } as const
  const { values, positionals } = readArguments({ args, options, allowPositionals: true }, usage)
  const folder = packFolderOf(positionals[0], usage)
  const { key: file, by } = values
  if (file === undefined || by === undefined || by.trim() === '')
    throw new WrongQuestion(`Name the key and who signs.\n${usage}`)
  if (!existsSync(file)) {
    writeFileSync(file, newSigningKey(), { mode: 0o600, flag: 'wx' })
    io.stderr.write(`Made a new key: ${file}. Keep it; who has it can sign as ${by}.\n`)
  }
  const key = readSigningKey(readFileSync(file, 'utf8'))
  if (key === null) throw new WrongQuestion(`${file} holds no Ed25519 key in PEM.`)
  const signed = signPack(folder, basename(folder), by.trim(), key)
  writeFileSync(join(folder, signatureFile), `${JSON.stringify(signed, null, 2)}\n`)
  io.stdout.write(
    `Signed ${Object.keys(signed.manifest.files).length} files by ${by}.\nFingerprint ${checkSignature(folder).fingerprint}\n`,
  )
  return Promise.resolve(0)
}
