// What an invented person answers to the questionnaire: the same answers a real one would send, so that the
// exercise goes through the same checks, statements and facts.
import { dayIn, localTimeIn } from '../declaration/local-time.ts'
import type { Answers } from '../holder/act.ts'
import { addDays } from '../place/plain-date.ts'
import type { InventedParty, InventedPerson } from './population.ts'

/** The IANA zone of an airport. */
export type ZoneOf = (airport: string) => string

const sexes = { female: 'F', male: 'M' } as const
const relations = { self: 'first', spouse: 'spouse', child: 'child' } as const

export function answersOf(party: InventedParty, person: InventedPerson, zoneOf: ZoneOf): Answers {
  const { itinerary } = party
  const declaredOn = dayIn(party.declaredAt, zoneOf(itinerary.port))
  return {
    identity: {
      documentType: 'passport',
      issuingState: person.issuingState,
      documentNumber: person.documentNumber,
      primaryIdentifier: person.primaryIdentifier,
      secondaryIdentifier: person.secondaryIdentifier,
      dateOfBirth: person.dateOfBirth,
      sex: sexes[person.sex],
      dateOfExpiry: person.dateOfExpiry,
    },
    contact: {
      email: `party-${party.number}@example.org`,
      phoneCountry: itinerary.origin,
      // +999 is assigned to nobody.
      phone: `+999 ${String(party.number).padStart(7, '0')}`,
      language: party.language,
    },
    voyage: {
      conveyance: 'aircraft',
      flight: itinerary.flight,
      seat: person.seat,
      departureAirport: itinerary.from,
      departsAt: localTimeIn(itinerary.departsAt, zoneOf(itinerary.from)),
      arrivalAirport: itinerary.port,
      arrivesAt: localTimeIn(itinerary.arrivesAt, zoneOf(itinerary.port)),
      category: person.category,
    },
    stops: itinerary.stops.map(({ place, ...stop }) => ({ ...placeAnswers(place), ...stop })),
    address: {
      district: party.district,
      street: `Exercise Road ${1 + (party.number % 240)}`,
      kind: person.fixedHome ? 'own-home' : 'hotel',
      fixedHome: person.fixedHome,
    },
    exposure: exposureOf(person, declaredOn),
    symptoms: {
      present: person.symptoms.length > 0 ? person.symptoms : ['none'],
      ...(person.symptoms.length > 0 ? { onsetOn: declaredOn } : {}),
      antipyretics: person.antipyretics,
    },
    tests: { taken: false },
    ...(party.people.length > 1 ? { party: { relation: relations[person.relation] } } : {}),
  }
}

/** `CD-IT` is a region of CD. */
function placeAnswers(place: string): Answers {
  const [country = place] = place.split('-')
  return country === place ? { country } : { country, region: place }
}

function exposureOf(person: InventedPerson, on: string): Answers {
  const { exposed } = person
  if (exposed) {
    const { answers, lastOn } = exposed
    return { ...answers, ...(lastOn && { [lastOn.key]: addDays(on, -lastOn.daysAgo) }) }
  }
  const contact = person.exposure !== 'none'
  return {
    contact,
    ...(contact
      ? { contactOn: on, contactKind: person.exposure === 'contact' ? 'household' : 'same-place' }
      : {}),
    clusterIll: person.clusterIll,
    ...(person.clusterIll ? { clusterIllOn: on } : {}),
  }
}
