// `pratique policy publish`: two people put a pack's versions and lists in force, three where the guard asks for it.
// An exercise publishes what shipped with it; the desk publishes drafts.
import { expiryOf, type Pack, type PolicyVersion } from '@pratique/policy-engine'
import { inHouse } from '../command-house.ts'
import { findPackFolder, listPacks } from '../place/pack-files.node.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Actor, type Deed, type House, perform } from '../platform/deed.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { problemOf } from '../platform/trouble.ts'
import { checkSignature } from '../policy/pack-signature.node.ts'
import { readPack } from '../policy/read-pack.node.ts'
import { signatureInWords } from '../policy/signature-words.ts'
import { putInForce } from '../rehearsal/put-in-force.action.ts'
import { guardOf } from '../rehearsal/rehearse.action.ts'
import { publishShippedLists } from '../risk/publish-list.action.ts'

const usage =
  'Usage: pratique policy publish --pack PACK [--version VERSION] --by NAME --with NAME [--third NAME] [--json]   (VERSION: 2 or resident-1)'

const operator: Actor = { kind: 'system', id: 'command line' }

export async function run(args: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = {
    pack: text,
    version: text,
    by: text,
    with: text,
    third: text,
    json: { type: 'boolean' },
  } as const
  const { values } = readArguments({ args, options }, usage)
  const asked = publicationOf(values)
  const done = await inHouse((house) => publish(house, asked))
  io.stdout.write(values.json === true ? `${JSON.stringify(done)}\n` : inWords(done))
  return 0
}

export interface PublicationAsked {
  readonly pack: Pack
  /** Who vouches for its files, in words. */
  readonly signature: string
  readonly versions: readonly PolicyVersion[]
  /** Of one version; null for every list of the pack. */
  readonly lists: readonly string[] | null
  readonly by: string
  readonly with: string
  /** Where the rehearsal asks for one. */
  readonly third: string | null
}

type Given = Readonly<Partial<Record<'pack' | 'version' | 'by' | 'with' | 'third', string>>>

/** What was asked, or every fault of it in words. */
export function publicationOf({
  pack: id = '',
  version,
  by = '',
  with: other = '',
  third,
}: Given): PublicationAsked {
  const folder = findPackFolder(id)
  const [proposedBy, agreedBy] = [nameOf(by), nameOf(other)]
  const faults = [
    folder === undefined &&
      `--pack must be a folder of packs/: ${listPacks().join(', ')}. Decisions are made again from it years later.`,
    proposedBy === '' && '--by says who proposes: --by "Chen Yu"',
    agreedBy === '' && '--with says who agrees: --with "Divya Rao"',
    proposedBy !== '' &&
      proposedBy.toLowerCase() === agreedBy.toLowerCase() &&
      'Two people publish a policy: --by and --with must be different people.',
  ].filter((fault) => fault !== false)
  if (faults.length > 0 || folder === undefined) throw new WrongQuestion([...faults, usage].join('\n'))
  const signature = vouchedFor(folder)
  const pack = readPack(folder)
  const found = version === undefined ? null : findVersion(pack, version)
  const names = {
    signature,
    by: proposedBy,
    with: agreedBy,
    third: third === undefined ? null : nameOf(third),
  }
  if (found === null) return { pack, versions: pack.versions, lists: null, ...names }
  return { pack, versions: [found], lists: listsOf(pack, found), ...names }
}

/** Who vouches for the files, in words. What was changed after somebody signed it is not put in force in her name. */
export function vouchedFor(folder: string): string {
  const standing = checkSignature(folder)
  const words = signatureInWords(standing)
  if (standing.signed !== 'broken') return words
  throw new WrongQuestion(
    `${words}\nNothing was published. Sign the pack anew (pratique policy sign), or take its signature.json away: it is then said to be unsigned.`,
  )
}

const nameOf = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** By its number in the pack's first scheme, or as SCHEME-NUMBER. */
function findVersion(pack: Pack, text: string): PolicyVersion {
  const [first] = pack.manifest.schemes
  const wanted = /^\d+$/.test(text) ? `${first?.code}-${text}` : text
  const found = pack.versions.find(({ scheme, number }) => `${scheme}-${number}` === wanted)
  if (found) return found
  const names = pack.versions.map(({ scheme, number }) => `${scheme}-${number}`).join(', ')
  throw new WrongQuestion(`The pack has no version "${text}". It has: ${names}.\n${usage}`)
}

function listsOf({ manifest }: Pack, { scheme, riskList }: PolicyVersion): readonly string[] {
  const list = manifest.schemes.find(({ code }) => code === scheme)?.riskList
  return riskList === 'required' && list !== undefined ? [list] : []
}

export interface Published {
  /** Who vouches for the files of the pack, in words. */
  readonly signature: string
  readonly versions: readonly {
    readonly version: string
    readonly published: boolean
    readonly effectiveAt: string
    readonly expiresAt: string
    readonly expired: boolean
  }[]
  /** New ones; those that were there before stay as they are. */
  readonly lists: number
}

/** All of it or nothing. */
export function publish(house: House, asked: PublicationAsked): Promise<Published> {
  const work = perform(house, operator, (deed) => publishAll(deed, asked))
  return work.catch((error: unknown) => {
    const problem = problemOf(error)
    throw problem === null ? error : new WrongQuestion(problem.message, { cause: error })
  })
}

async function publishAll(deed: Deed, asked: PublicationAsked): Promise<Published> {
  const { pack, by, with: agreedBy, lists } = asked
  const versions: Published['versions'][number][] = []
  for (const version of asked.versions) {
    const published = await publishOne(deed, asked, version)
    const expiresAt = expiryOf(version, deed.now)
    const expired = Date.parse(expiresAt) <= deed.now.getTime()
    const { scheme, number, effectiveAt } = version
    versions.push({ version: `${scheme}-${number}`, published, effectiveAt, expiresAt, expired })
  }
  const signed = { proposedBy: by, agreedBy, at: deed.now }
  let added = 0
  for (const list of lists ?? [undefined])
    added += await publishShippedLists(deed, pack.manifest.id, signed, list)
  return { signature: asked.signature, versions, lists: added }
}

/** What nobody rehearsed at the desk is rehearsed here: the guard is the same at both doors. */
async function publishOne(deed: Deed, asked: PublicationAsked, version: PolicyVersion): Promise<boolean> {
  const { pack, by, with: agreedBy, third } = asked
  const turned = await guardOf(deed, pack, version)
  return putInForce(deed, {
    pack,
    version,
    people: [by, agreedBy, ...(third === null ? [] : [third])],
    reason: version.reason,
    third: turned,
    said: 'from the command line',
  })
}

function inWords({ signature, versions, lists }: Published): string {
  const lines = versions.map(({ version, published, effectiveAt, expiresAt, expired }) => {
    const did = published ? 'published' : 'was published before; nothing changed'
    const over = expired ? '\n  warning: its time is over, it decides about nobody who comes now' : ''
    return `${version}: ${did}, in force from ${effectiveAt} to ${expiresAt}${over}`
  })
  return `${signature}\n${lines.join('\n')}\nlists of areas: ${lists} new\n`
}
