// Why somebody is a contact, in the officer's words.
import { m } from '../say.tsx'

export const whyNames = {
  zone: m.why_zone,
  crew: m.why_crew,
  party: m.why_party,
  cabin: m.why_cabin,
  declared: m.why_declared,
  vehicle: m.why_vehicle,
} as const

export const caseNames = { suspected: m.case_suspected, confirmed: m.case_confirmed } as const
