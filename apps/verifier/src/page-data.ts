// What the server writes into the verifier's page for its script: words, addresses, limits. The page is kept on
// the phone in each language that was opened, so the script itself speaks none.
import type { JudgementTexts } from './judgement/texts.ts'

export interface VerifierPageData {
  readonly judgement: JudgementTexts
  readonly words: VerifierWords
  /** Path of the trust list. */
  readonly trustList: string
  /** Path of a status list, with `{list}` in the place of its number. */
  readonly statusList: string
  /** Path of the lists of other issuers. */
  readonly issuers: string
  /** Path of the numbers of the status lists. */
  readonly statusLists: string
}

/** What the script says by itself. */
export interface VerifierWords {
  readonly cameraLooking: string
  readonly cameraRefused: string
  readonly pictureReading: string
  readonly pictureNone: string
  readonly pictureNot: string
  readonly read: string
  readonly offlineReady: string
  readonly offlineNot: string
  /** Holds {age}. */
  readonly listsAge: string
  /** Holds {trust} and {status}. */
  readonly listsMade: string
  readonly listsNone: string
  readonly listsStale: string
  readonly summary: string
  readonly errorCode: string
  readonly errorNumber: string
  readonly errorBirth: string
  readonly errorExpiry: string
  /** Holds {problem}. */
  readonly errorZone: string
  readonly number: string
  readonly birth: string
  readonly expiry: string
  /** Holds {time}. */
  readonly exerciseClock: string
}
