// Who stands at the door, by what she shows: a code, the zone of a passport, a document number, a reference. Each search
// is kept with its purpose.
import { readMachineReadableZone } from '@pratique/travel-document'
import { listHoldersByReference } from '../declaration/holders-by-reference.action.ts'
import { findCodeHolder } from '../health-code/code-holder.action.ts'
import { verifyShownCode } from '../health-code/verify-code.action.ts'
import { findByDocument, journalSearch } from '../people/find-person.action.ts'
import type { PlainDate } from '../place/plain-date.ts'
import type { Deed } from '../platform/deed.ts'
import { Problem } from '../platform/problem.ts'
import { arrivalPack } from '../voyage/arrival-plan.node.ts'
import { dayIn } from '../voyage/list-voyage.ts'
import { documentUnreadable } from './port.problems.ts'

export interface Shown {
  readonly by: 'code' | 'zone' | 'document' | 'reference'
  readonly text: string
}

/** What a passport says of her, to be filled into a form where nobody was found. */
export interface ReadDocument {
  readonly documentType: string | null
  readonly issuingState: string | null
  readonly documentNumber: string
  readonly primaryIdentifier: string
  readonly secondaryIdentifier: string
  readonly dateOfBirth: PlainDate | null
  readonly sex: 'F' | 'M' | 'X' | null
  readonly nationality: string | null
  /** What is wrong with the zone: a person compares with her eyes. */
  readonly problems: readonly string[]
}

export interface FoundAtDoor {
  readonly holderIds: readonly string[]
  readonly document: ReadDocument | null
  /** Why a code that was read does not count; empty when it does. */
  readonly codeProblems: readonly string[]
}

const purpose = 'seen at the door of the port'
const nothing: FoundAtDoor = { holderIds: [], document: null, codeProblems: [] }

export function findAtDoor(deed: Deed, shown: Shown): Promise<FoundAtDoor> {
  if (shown.by === 'code') return byCode(deed, shown.text)
  if (shown.by === 'zone') return byZone(deed, shown.text)
  if (shown.by === 'reference') return byReference(deed, shown.text)
  return byNumber(deed, shown.text)
}

async function byCode(deed: Deed, text: string): Promise<FoundAtDoor> {
  const { verification } = await verifyShownCode(deed, { code: text.trim(), document: null })
  const { payload, problems } = verification
  if (payload === null)
    throw new Problem(documentUnreadable, {
      detail:
        'This is no health code. Wipe the screen, make it brighter and scan again, or read the passport.',
    })
  const holderId = await findCodeHolder(deed, payload.id)
  const found = holderId === null ? [] : [holderId]
  await journalSearch(deed, { kind: 'code', purpose, found })
  return { ...nothing, holderIds: found, codeProblems: problems.map(({ code }) => code) }
}

async function byZone(deed: Deed, text: string): Promise<FoundAtDoor> {
  const on = dayIn(deed.now, arrivalPack(deed.house).zone)
  const zone = readMachineReadableZone(text, { on })
  if (zone.format === null || zone.documentNumber === null)
    throw new Problem(documentUnreadable, {
      detail: `The zone cannot be read: ${zone.problems[0]?.message ?? 'it has no document number'} Read it again, or type the number.`,
    })
  const holderIds = await findByDocument(deed, zone.documentNumber, purpose)
  return {
    ...nothing,
    holderIds,
    document: {
      documentType: zone.documentType,
      issuingState: zone.issuingState,
      documentNumber: zone.documentNumber,
      primaryIdentifier: zone.primaryIdentifier ?? '',
      secondaryIdentifier: zone.secondaryIdentifier ?? '',
      dateOfBirth: zone.dateOfBirth !== null && zone.dateOfBirth.length === 10 ? zone.dateOfBirth : null,
      sex: zone.sex,
      nationality: zone.nationality,
      problems: zone.problems.map(({ message }) => message),
    },
  }
}

async function byReference(deed: Deed, text: string): Promise<FoundAtDoor> {
  const holderIds = await listHoldersByReference(deed, text)
  await journalSearch(deed, { kind: 'reference', purpose, found: holderIds })
  return { ...nothing, holderIds }
}

const byNumber = async (deed: Deed, text: string): Promise<FoundAtDoor> => ({
  ...nothing,
  holderIds: await findByDocument(deed, text, purpose),
})
