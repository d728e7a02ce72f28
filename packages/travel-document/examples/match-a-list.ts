// A passenger list comes by mail; a traveller shows a passport at the desk. Are they the same person?
// Run it: node packages/travel-document/examples/match-a-list.ts
import {
  compareNames,
  documentKey,
  readMachineReadableZone,
  readPassengerList,
} from '@pratique/travel-document'

const mail = `QU SHAIMCN
.MXPQXUN 051512
UNA:+.? 'UNB+UNOA:4+QXAPIS:ZZ+CNAPIS:ZZ+200305:1512+R1'UNH+P1+PAXLST:D:02B
:UN:IATA'BGM+745'TDT+20+QX7206+++QX'LOC+125+SVO'DTM+189:2003051910:201'LOC+
87+PVG'DTM+232:2003060930:201'NAD+FL+++MULLER:JURGEN'DTM+329:840229'RFF+SEA
:12A'DOC+P:110:111+C01X00T47'DTM+36:300201'LOC+91+D'CNT+42:2'UNT+15+P1'UNZ+
1+R1'
`
const passport = `P<D<<MUELLER<<JUERGEN<<<<<<<<<<<<<<<<<<<<<<<
C01X00T478D<<8402297M3002016<<<<<<<<<<<<<<08`

const list = readPassengerList(mail)
console.log(
  `${list.voyage.carrier}${list.voyage.number}: ${list.passengers.length} of ${list.declaredCount} passengers`,
)
for (const { segment, message } of list.problems) console.log(`  ${segment}: ${message}`)

const zone = readMachineReadableZone(passport, { on: '2020-03-06' })
for (const { code, message } of zone.problems) console.log(`  ${code}: ${message}`)

for (const { primaryIdentifier, secondaryIdentifier, dateOfBirth, documents, seat } of list.passengers) {
  const name = compareNames(
    { primaryIdentifier: primaryIdentifier ?? '', secondaryIdentifier },
    { primaryIdentifier: zone.primaryIdentifier ?? '', secondaryIdentifier: zone.secondaryIdentifier },
  )
  const sameDocument = documents.some(
    ({ number }) => documentKey(number ?? '') === documentKey(zone.documentNumber ?? ''),
  )
  const sameBirth = dateOfBirth === zone.dateOfBirth
  console.log(
    `Seat ${seat}: name ${name}, document ${sameDocument ? 'the same' : 'another'}, birth ${sameBirth ? 'the same' : 'another'}`,
  )
}
