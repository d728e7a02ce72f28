// What is published of a pack, as canonical text under its SHA-256: so that a decision can be made again years
// later from what was said then, whatever the files of the pack say by now.
import { hash } from 'node:crypto'
import type { Pack, PackManifest, PolicyVersion, RuleTexts } from '@pratique/policy-engine'
import canonicalize from 'canonicalize'

export interface KeptDocument {
  readonly text: string
  readonly digest: Buffer
}

/** A kept document is not what it was when it was published. */
export class DocumentChanged extends Error {
  override readonly name = 'DocumentChanged'
}

export const packDocument = ({ manifest, texts }: Pack): KeptDocument =>
  keep({ manifest, texts: Object.fromEntries(texts) })

/** Without its renewals: those are added by publication, and the version itself never changes. */
export const versionDocument = (version: PolicyVersion): KeptDocument => keep({ ...version, renewals: [] })

function keep(value: unknown): KeptDocument {
  const text = canonicalize(value) ?? ''
  return { text, digest: digestOf(text) }
}

const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer')

interface PackParts {
  readonly manifest: PackManifest
  readonly texts: Readonly<Record<string, RuleTexts>>
}

/** Manifest and words, as they were kept. Throws `DocumentChanged`. */
export const openPackDocument = (kept: KeptDocument): PackParts => open(kept, 'A kept pack') as PackParts

export const openVersionDocument = (kept: KeptDocument): PolicyVersion =>
  open(kept, 'A kept version of a policy') as PolicyVersion

function open({ text, digest }: KeptDocument, what: string): unknown {
  if (!digestOf(text).equals(digest)) throw new DocumentChanged(`${what} is not what was published`)
  return JSON.parse(text)
}
