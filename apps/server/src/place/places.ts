// The place tables of a pack. Each is asked for by a call, so that one that nobody needs is never read.
import type { Airline } from './airline.ts'
import type { Airport } from './airport.ts'
import type { Country } from './country.ts'
import type { District } from './district.ts'
import type { IssuingState } from './issuing-state.ts'
import type { Region } from './region.ts'
import type { Route } from './route.ts'

export interface Places {
  readonly countries: () => readonly Country[]
  readonly issuingStates: () => readonly IssuingState[]
  readonly regions: () => readonly Region[]
  readonly airports: () => readonly Airport[]
  readonly airlines: () => readonly Airline[]
  readonly routes: () => readonly Route[]
  readonly cities: () => readonly District[]
  readonly districts: () => readonly District[]
}
