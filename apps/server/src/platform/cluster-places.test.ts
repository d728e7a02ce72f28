import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { decidePlaces, letsAccountThrough, placeBinaries, shippedBinaries } from './cluster-places.ts'

const postgres = { uid: 5432, gid: 5432 }
const everywhere = () => true
const shipped = '/root/clone/node_modules/native'
const data = '/root/clone/.pratique'

describe('where the embedded PostgreSQL stands', () => {
  test('who is not root keeps binaries and data where they are', () => {
    expect(decidePlaces(shipped, 'v1', data, null, () => false)).toEqual({
      native: shipped,
      cluster: `${data}/postgres`,
    })
  })

  test('root keeps them there too when the user postgres gets through', () => {
    expect(decidePlaces(shipped, 'v1', data, postgres, everywhere)).toEqual({
      native: shipped,
      cluster: `${data}/postgres`,
    })
  })

  test('root with a clone in a closed folder moves both under /var/lib/pratique', () => {
    const places = decidePlaces(shipped, 'v1', data, postgres, () => false)
    expect(places.native).toMatch(/^\/var\/lib\/pratique\/[0-9a-f]{16}\/native$/)
    expect(places.cluster).toMatch(/^\/var\/lib\/pratique\/[0-9a-f]{16}\/postgres$/)
  })

  test('only what is out of reach is moved', () => {
    const places = decidePlaces(shipped, 'v1', '/srv/pratique', postgres, (path) => path.startsWith('/srv'))
    expect(places.native).toMatch(/^\/var\/lib\/pratique\//)
    expect(places.cluster).toBe('/srv/pratique/postgres')
  })

  test('an upgrade gets a fresh copy of the binaries and keeps the data where it was', () => {
    const [before, after] = ['v1', 'v2'].map((version) =>
      decidePlaces(shipped, version, data, postgres, () => false),
    )
    expect(after?.native).not.toBe(before?.native)
    expect(after?.cluster).toBe(before?.cluster)
  })

  test('two data folders never share a cluster', () => {
    const [one, two] = [data, '/root/other'].map((folder) =>
      decidePlaces(shipped, 'v1', folder, postgres, () => false),
    )
    expect(one?.cluster).not.toBe(two?.cluster)
  })
})

describe('who gets through a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pratique-places-'))
  const inner = join(folder, 'closed', 'open')
  mkdirSync(inner, { recursive: true })
  chmodSync(folder, 0o711)
  afterEach(() => chmodSync(join(folder, 'closed'), 0o755))

  test('a stranger passes where every folder above lets others through', () => {
    expect(letsAccountThrough(postgres)(inner)).toBe(true)
  })

  test('a stranger is stopped by one closed folder above', () => {
    chmodSync(join(folder, 'closed'), 0o700)
    expect(letsAccountThrough(postgres)(inner)).toBe(false)
  })

  test('the owner passes where others do not', () => {
    chmodSync(join(folder, 'closed'), 0o700)
    const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
    expect(letsAccountThrough(owner)(join(folder, 'closed'))).toBe(true)
  })

  test('a folder that is yet to be made closes nothing', () => {
    expect(letsAccountThrough(postgres)(join(inner, 'later'))).toBe(true)
  })
})

describe('the copy of the binaries', () => {
  test('is whole, and is made once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pratique-copy-'))
    try {
      mkdirSync(join(folder, 'shipped', 'bin'), { recursive: true })
      writeFileSync(join(folder, 'shipped', 'bin', 'postgres'), 'first')
      placeBinaries(join(folder, 'shipped'), join(folder, 'x', 'native'))
      writeFileSync(join(folder, 'shipped', 'bin', 'postgres'), 'second')
      placeBinaries(join(folder, 'shipped'), join(folder, 'x', 'native'))
      expect(readFileSync(join(folder, 'x', 'native', 'bin', 'postgres'), 'utf8')).toBe('first')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('is not made where the binaries stand already', () => {
    const { native } = shippedBinaries()
    placeBinaries(native, native)
    expect(existsSync(join(native, 'bin', 'postgres'))).toBe(true)
  })
})
