// The key of this instance: given from outside (PRATIQUE_KEY), else made once and kept in the data folder, readable
// by its owner only. Whoever has the database without it has names and declarations that do not open.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFault } from './start-fault.ts'

type Secrets = readonly [Uint8Array, ...Uint8Array[]]

const keyBytes = 32

/** Keys to open the ring with, the current first. One is made where there is none. */
export function instanceSecrets(given: readonly Uint8Array[], dataFolder: string): Secrets {
  const [current, ...older] = given
  if (current) return [current, ...older]
  const file = join(dataFolder, 'instance.key')
  if (existsSync(file)) return readSecrets(file)
  const secret = randomBytes(keyBytes)
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  writeFileSync(file, `${secret.toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return [secret]
}

function readSecrets(file: string): Secrets {
  const read = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Buffer.from(line.trim(), 'base64url'))
  const [current, ...older] = read
  if (!current || read.some((secret) => secret.length < keyBytes))
    throw new StartFault(
      `The instance key ${file} is damaged. Restore it from your backup: without it nothing sealed in the database opens again.`,
    )
  chmodSync(file, 0o600)
  return [current, ...older]
}
