// Passenger lists of the stories: PAXLST written from a few people, and a browser at the desk for them.
import { type ListedPerson, writePassengerList } from '@pratique/travel-document'

export const amina: ListedPerson = {
  type: 'passenger',
  primaryIdentifier: 'MUELLER HADDAD',
  secondaryIdentifier: 'AMINA',
  sex: 'F',
  dateOfBirth: '1984-05-06',
  nationality: 'UTO',
  documents: [{ type: 'P', number: 'L898902C3', issuer: 'UTO', expiresOn: '2029-04-15' }],
  seat: '14C',
  recordLocator: 'QX0001',
  embarked: 'SVO',
  disembarked: 'PVG',
}

export const passenger = (number: number, change: Partial<ListedPerson> = {}): ListedPerson => ({
  ...amina,
  primaryIdentifier: 'SPECIMEN',
  secondaryIdentifier: `${String.fromCharCode(65 + (number % 26))}${String.fromCharCode(65 + Math.floor(number / 26))}A`,
  dateOfBirth: `19${50 + (number % 50)}-05-1${number % 10}`,
  documents: [
    { type: 'P', number: `X${String(number).padStart(8, '0')}`, issuer: 'UTO', expiresOn: '2027-01-01' },
  ],
  seat: `${10 + Math.floor(number / 6)}${'ABCDEF'.charAt(number % 6)}`,
  recordLocator: `QX${String(1000 + number)}`,
  ...change,
})

/** SU 206 of 16 March 2020 from Moscow, landing in Shanghai the next morning. */
export const su206 = {
  carrier: 'SU',
  number: '206',
  legs: [{ from: 'SVO', to: 'PVG', departsAt: '2020-03-16T19:50', arrivesAt: '2020-03-17T10:20' }],
}

export function paxlst(
  passengers: readonly ListedPerson[],
  voyage: Parameters<typeof writePassengerList>[0]['voyage'] = su206,
): string {
  return writePassengerList(
    { voyage, passengers: [...passengers] },
    { sender: 'QXAPIS:ZZ', recipient: 'CNAPIS:ZZ', preparedAt: '2020-03-16T15:12', reference: 'R1' },
  )
}
