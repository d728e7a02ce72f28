// What the room keeps open: the keys of the authority whose pack is published here, and the scripts of its pages.
import type { Pack } from '@pratique/policy-engine'
import { type Deed, type House, perform, system } from '../platform/deed.ts'
import { readKnownPacks, readShippedPacks } from './known-packs.action.ts'
import { openSigners, signers } from './open-signers.action.ts'
import { signingKeysChanged } from './rotate-key.action.ts'
import type { Issuer } from './signers.ts'
import { readVerifierFiles, verifierFiles } from './verifier-files.node.ts'

/** Called at start. */
export async function openHealthCode(house: House): Promise<void> {
  house.fixtures.set(verifierFiles, readVerifierFiles())
  await perform(house, system, reopenSigners)
  // A key revoked from the command line, or by another server, must not sign here for another minute.
  house.events.hear(signingKeysChanged, () => perform(house, system, reopenSigners))
}

/** The keys in force now; makes the next ones where those of before have served their time. */
export async function reopenSigners(deed: Deed): Promise<void> {
  deed.house.fixtures.set(signers, await openSigners(deed, await readIssuer(deed)))
}

/** Whose keys these are. */
export async function readIssuer(deed: Deed): Promise<Issuer> {
  const published = await readKnownPacks(deed)
  // At the very first start nothing is published yet; whose pack this is, its files say.
  const packs = published.length > 0 ? published : readShippedPacks()
  return issuerOf(packs, deed.house.exercise !== null)
}

/** One authority runs an instance: that of its packs. */
export function issuerOf([pack]: readonly Pack[], specimen: boolean): Issuer {
  if (!pack) throw new Error('There is no pack in packs/, so there is no authority that could sign codes')
  const { jurisdiction, names } = pack.manifest.authority
  return { id: jurisdiction, name: names.en ?? jurisdiction, country: jurisdiction.slice(0, 2), specimen }
}
