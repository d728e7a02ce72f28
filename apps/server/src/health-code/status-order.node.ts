// In which order the places of a status list are given out: shuffled under a secret key, so that neighbours in the
// list were not neighbours in time and a place counts nobody. The key alone brings the same order back.
import { createCipheriv } from 'node:crypto'

/** Places in one list: 16 KB at two bits, less when compressed. */
export const placesPerList = 65_536

/** All places in their secret order. `key` has 32 bytes. */
export function shuffledPlaces(key: Uint8Array): Uint16Array {
  const places = Uint16Array.from({ length: placesPerList }, (_, place) => place)
  const chance = chanceOf(key)
  // Fisher and Yates: each order is as likely as any other.
  for (let last = placesPerList - 1; last > 0; last--) {
    const other = chance(last + 1)
    const kept = places[last] ?? 0
    places[last] = places[other] ?? 0
    places[other] = kept
  }
  return places
}

// AES-CTR over zeros is a stream of random numbers; those that would favour small results are passed over.
function chanceOf(key: Uint8Array): (below: number) => number {
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  let stream = Buffer.alloc(0)
  let at = 0
  const next = (): number => {
    if (at === stream.length) {
      stream = cipher.update(Buffer.alloc(65_536))
      at = 0
    }
    at += 4
    return stream.readUInt32BE(at - 4)
  }
  return (below) => {
    const limit = 2 ** 32 - (2 ** 32 % below)
    let number = next()
    while (number >= limit) number = next()
    return number % below
  }
}

/** The list and the turn in it of a number that counts through all lists; lists count from 1. */
export function turnOf(number: number): { readonly list: number; readonly turn: number } {
  return { list: Math.floor(number / placesPerList) + 1, turn: number % placesPerList }
}
