// What must hold between the parts of a pack, beyond their format. Each check adds its faults; none stops.

import { checkLanguages } from './check-languages.ts'
import { checkVersion } from './check-version.ts'
import { factDefinition, isFactName, isRefusedFact } from './facts.ts'
import type { Pack } from './pack.ts'
import { duplicates, type PackFault, versionFile } from './rule/fault.ts'
import { isZone } from './zone.ts'

const MANIFEST = 'pack.json'

/** Everything that is wrong with a pack whose files have the right format. Empty when it may be used. */
export function checkPack(pack: Pack): readonly PackFault[] {
  return [
    ...checkLanguages(pack),
    ...checkManifest(pack),
    ...checkSlots(pack),
    ...pack.versions.flatMap((version) => checkVersion(version, pack)),
    ...checkNumbers(pack),
  ]
}

function checkManifest({ manifest }: Pack): PackFault[] {
  const zone: PackFault[] = isZone(manifest.authority.zone)
    ? []
    : [fault('unknown-zone', '/authority/zone', `"${manifest.authority.zone}" is no IANA time zone`)]
  const codes = (path: string, entries: readonly { readonly code: string }[]) =>
    duplicates(entries.map((entry) => entry.code)).map((code) =>
      fault('duplicate', path, `"${code}" stands there twice`),
    )
  return [
    ...zone,
    ...duplicates(manifest.authority.pointsOfEntry ?? []).map((port) =>
      fault('duplicate', '/authority/pointsOfEntry', `"${port}" stands there twice`),
    ),
    ...codes('/measures', manifest.measures),
    ...codes('/schemes', manifest.schemes),
    ...codes('/codes/symptoms', manifest.codes.symptoms),
    ...codes('/codes/certificates', manifest.codes.certificates),
    ...manifest.schemes.flatMap((scheme, index) => [
      ...codes(`/schemes/${index}/states`, scheme.states),
      ...codes(`/schemes/${index}/areaLevels`, scheme.areaLevels),
    ]),
  ]
}

function checkSlots({ manifest }: Pack): PackFault[] {
  const twice = [
    ...duplicates(manifest.slots.map((one) => one.slot)),
    ...duplicates(manifest.slots.map((one) => one.name)),
  ]
  return [
    ...twice.map((word) => fault('duplicate', '/slots', `"${word}" stands there twice`)),
    ...manifest.slots.flatMap((slot, index) => {
      const path = `/slots/${index}`
      const needsCodes = isFactName(slot.slot) && ['code', 'set'].includes(factDefinition(slot.slot).type)
      const words = [slot.name, ...(slot.codes ?? []).map((entry) => entry.code)]
      return [
        ...words
          .filter(isRefusedFact)
          .map((word) => fault('refused-fact', path, `"${word}" says who people are; no rule may ask it`)),
        ...(isFactName(slot.name)
          ? [fault('duplicate', `${path}/name`, `"${slot.name}" is a fact already`)]
          : []),
        ...(needsCodes && !slot.codes
          ? [fault('invalid-format', path, 'a slot of codes needs its "codes"')]
          : []),
      ]
    }),
  ]
}

/** A rule's number travels in signed codes: in every version the same number means the same rule. */
function checkNumbers({ versions }: Pack): PackFault[] {
  const owners = new Map<number, string>()
  return versions.flatMap((version) =>
    version.rules.flatMap((rule, index): PackFault[] => {
      const key = `${version.scheme}/${rule.id}`
      const owner = owners.get(rule.number) ?? key
      owners.set(rule.number, owner)
      if (owner === key) return []
      const message = `the number ${rule.number} belongs to the rule "${owner}" already`
      return [{ code: 'duplicate', file: versionFile(version), path: `/rules/${index}/number`, message }]
    }),
  )
}

const fault = (code: PackFault['code'], path: string, message: string): PackFault => ({
  code,
  file: MANIFEST,
  path,
  message,
})
