// A PAXLST list of 300 passengers, parsed with all checks, held against bare cuts of the same text at its separators.
// What an import costs besides (matching, rating) is measured by the server's own benchmark.
import { performance } from 'node:perf_hooks'
import { type ListedPerson, readPassengerList, writePassengerList } from '../src/index.ts'

const passengers = Array.from(
  { length: 300 },
  (_, index): ListedPerson => ({
    type: 'passenger',
    primaryIdentifier: `SPECIMEN ${String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26))}`,
    secondaryIdentifier: 'ANNA MARIA',
    sex: index % 2 === 0 ? 'F' : 'M',
    dateOfBirth: `19${50 + (index % 50)}-0${1 + (index % 9)}-1${index % 10}`,
    nationality: 'UTO',
    documents: [
      { type: 'P', number: `L89${String(index).padStart(6, '0')}`, issuer: 'UTO', expiresOn: '2027-04-15' },
    ],
    seat: `${1 + Math.floor(index / 6)}${'ABCDEF'.charAt(index % 6)}`,
    recordLocator: `QX${String(Math.floor(index / 2)).padStart(4, '0')}`,
    embarked: 'MXP',
    disembarked: 'PVG',
  }),
)
const leg = { from: 'SVO', to: 'PVG', departsAt: '2020-03-05T19:10', arrivesAt: '2020-03-06T09:30' }
const voyage = { carrier: 'QX', number: '7206', legs: [leg] }
const envelope = {
  sender: 'QXAPIS:ZZ',
  recipient: 'CNAPIS:ZZ',
  preparedAt: '2020-03-05T15:12',
  reference: 'R1',
}
const text = writePassengerList({ voyage, passengers }, envelope)

const cut = () => text.split("'").map((segment) => segment.split('+').map((element) => element.split(':')))

/** The median of many runs in milliseconds: a noisy machine spoils means. */
function median(work: () => unknown): number {
  const times = Array.from({ length: 300 }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  return times.sort((left, right) => left - right)[150] ?? Number.NaN
}

const { passengers: read, problems } = readPassengerList(text)
if (read.length !== 300 || problems.length > 0)
  throw new Error('The list of the benchmark is not read right.')
median(cut)
median(() => readPassengerList(text))
const limit = median(cut)
const figure = median(() => readPassengerList(text))
console.log(`parse a PAXLST list of 300 passengers (${(text.length / 1024).toFixed(0)} KB)`)
console.log(`  figure  ${figure.toFixed(2)} ms, ${(300 / figure).toFixed(0)},000 passengers/s`)
console.log(`  limit   ${limit.toFixed(2)} ms (bare cuts at the separators)`)
console.log(
  `  ratio   ${(figure / limit).toFixed(1)} x the limit; ${((figure / 300) * 100).toFixed(2)} % of the 300 ms for an import`,
)
