import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findPackFolder } from '../place/pack-files.node.ts'
import {
  checkSignature,
  newSigningKey,
  readSigningKey,
  signatureFile,
  signPack,
} from './pack-signature.node.ts'
import { signatureInWords } from './signature-words.ts'

const folder = mkdtempSync(join(tmpdir(), 'pratique-pack-'))
cpSync(findPackFolder('bundibugyo-2026') ?? '', folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const path = (file: string) => join(folder, file)
const key = readSigningKey(newSigningKey())
function sign(by = 'Dr Chen'): void {
  if (!key) throw new Error('no key')
  writeFileSync(path(signatureFile), JSON.stringify(signPack(folder, 'bundibugyo-2026', by, key)))
}

describe('the signature of a pack', () => {
  test('is said to be missing where there is none', () => {
    expect(checkSignature(folder)).toMatchObject({ signed: 'no', differing: [] })
    expect(signatureInWords(checkSignature(folder))).toContain('Not signed')
  })

  test('holds for every file, and names who signed', () => {
    sign()
    expect(checkSignature(folder)).toMatchObject({ signed: 'yes', signedBy: 'Dr Chen', differing: [] })
  })

  test('notices a file that was changed, one that was added and one that is gone', () => {
    sign()
    const rules = readFileSync(path('versions/international-1.json'), 'utf8')
    writeFileSync(path('versions/international-1.json'), rules.replace('"days": 21', '"days": 2'))
    writeFileSync(path('texts/new.json'), '{}')
    rmSync(path('golden/international-1-lapse.json'))
    expect(checkSignature(folder)).toMatchObject({
      signed: 'broken',
      differing: ['golden/international-1-lapse.json', 'texts/new.json', 'versions/international-1.json'],
    })
  })

  test('cannot be given to another name, nor be any text', () => {
    sign()
    const text = readFileSync(path(signatureFile), 'utf8')
    writeFileSync(path(signatureFile), text.replace('Dr Chen', 'Dr Evil'))
    expect(checkSignature(folder)).toMatchObject({ signed: 'broken', differing: [signatureFile] })
    for (const nonsense of ['', '{}', '[1]', text.replace(/"signature": ?"[^"]+"/, '"signature":"AAAA"')]) {
      writeFileSync(path(signatureFile), nonsense)
      expect(checkSignature(folder).signed).toBe('broken')
    }
  })

  test('is made with keys of Ed25519 only', () => {
    expect(readSigningKey('nonsense')).toBeNull()
    expect(key?.asymmetricKeyType).toBe('ed25519')
  })
})
