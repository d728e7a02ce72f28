// The place tables of a pack, read from disk once each and only when first asked for: a command that needs no
// airports does not read 6,000 of them.
import { dirname } from 'node:path'
import { z } from 'zod'
import { airlinesOf } from './airline.ts'
import { airportsOf } from './airport.ts'
import { countriesSchema, nameOverridesSchema, withAuthorityNames } from './country.ts'
import { readCsv } from './csv.ts'
import { districtsOf } from './district.ts'
import { issuingStatesOf, issuingStatesSchema } from './issuing-state.ts'
import { findPackFolder, hasPackFile, readPackJson, readPackText } from './pack-files.node.ts'
import type { Places } from './places.ts'
import { regionsSchema } from './region.ts'
import { routesOf } from './route.ts'

const cityNamesSchema = z.record(z.string(), z.record(z.string(), z.string().min(1)))

export function openPlaces(packFolder: string): Places {
  const from = once(() => lenderOf(packFolder))
  const folderOf = (file: string) =>
    hasPackFile(packFolder, `places/${file}`) ? packFolder : (from() ?? packFolder)
  const csv = (file: string) => readCsv(readPackText(folderOf(file), `places/${file}`))
  const json = (file: string) => readPackJson(folderOf(file), `places/${file}`)
  const countries = once(() =>
    withAuthorityNames(
      countriesSchema.parse(json('countries.json')),
      nameOverridesSchema.parse(json('names.json')),
    ),
  )
  return {
    countries,
    issuingStates: once(() =>
      issuingStatesOf(countries(), issuingStatesSchema.parse(json('issuing-states.json'))),
    ),
    regions: once(() => regionsSchema.parse(json('regions.json'))),
    airports: once(() => airportsOf(csv('airports.csv'), cityNamesSchema.parse(json('airport-cities.json')))),
    airlines: once(() => airlinesOf(csv('airlines-corrected.csv'), csv('airlines.csv'))),
    routes: once(() => routesOf(csv('routes.csv'))),
    cities: once(() => districtsOf(csv('cities.csv'))),
    districts: once(() => districtsOf(csv('districts.csv'))),
  }
}

const lending = z.object({ placesFrom: z.string().optional() })

/** The pack whose tables serve where this one has none of its own: airports and countries are the same for all. */
function lenderOf(packFolder: string): string | undefined {
  if (!hasPackFile(packFolder, 'pack.json')) return undefined
  const { placesFrom } = lending.parse(readPackJson(packFolder, 'pack.json'))
  return placesFrom === undefined ? undefined : findPackFolder(placesFrom, dirname(packFolder))
}

function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined
  return () => {
    kept ??= { value: read() }
    return kept.value
  }
}
