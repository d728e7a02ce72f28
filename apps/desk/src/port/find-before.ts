// Who stands at the door by what she shows: first among the people on the tablet, then by the server.
import { type BundleAnswer, FindAnswer } from '@pratique/api-contract'
import { ask, Refusal } from '../api/client.ts'
import { readCode } from './code-reader.ts'
import { findOnTablet, type Person, type Shown } from './shown.ts'

export type Before =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly person: Person; readonly problems: readonly string[] }
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'stranger'; readonly found: FindAnswer | null }

export async function findBefore(bundle: BundleAnswer, shown: Shown, at: Date): Promise<Before> {
  const code = shown.by === 'code' ? await readCode(shown.text, at) : null
  const people = await findOnTablet(bundle, shown, code?.codeId ?? null)
  const [only] = people
  if (only !== undefined && people.length === 1)
    return { kind: 'person', person: only, problems: code?.problems ?? [] }
  if (people.length > 1) return { kind: 'several', people }
  return askServer(bundle, shown)
}

/** Whom the tablet does not know, the server may; without a network she is a stranger for now. */
async function askServer({ voyageId }: BundleAnswer, shown: Shown): Promise<Before> {
  try {
    const found = await ask(FindAnswer, 'port/finds', { method: 'POST', body: { ...shown, voyageId } })
    const people = found.people.map(
      (person): Person => ({ ...person, personId: null, documentHash: null, codeIds: [] }),
    )
    const [only] = people
    if (only !== undefined && people.length === 1)
      return { kind: 'person', person: only, problems: found.codeProblems }
    return people.length > 1 ? { kind: 'several', people } : { kind: 'stranger', found }
  } catch (error) {
    if (error instanceof Refusal) throw error
    return { kind: 'stranger', found: null }
  }
}
