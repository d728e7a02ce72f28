// The place tables of a pack, read from disk once each and only when first asked for: a command that needs no
// airports does not read 6,000 of them.
import { z } from 'zod'
import { airlinesOf } from './airline.ts'
import { airportsOf } from './airport.ts'
import { countriesSchema, nameOverridesSchema, withAuthorityNames } from './country.ts'
import { readCsv } from './csv.ts'
import { districtsOf } from './district.ts'
import { issuingStatesOf, issuingStatesSchema } from './issuing-state.ts'
import { readPackJson, readPackText } from './pack-files.node.ts'
import type { Places } from './places.ts'
import { regionsSchema } from './region.ts'
import { routesOf } from './route.ts'

const cityNamesSchema = z.record(
  z.string(),
  z.partialRecord(z.enum(['en', 'zh-Hans', 'ar', 'it', 'es', 'fr']), z.string()),
)

export function openPlaces(packFolder: string): Places {
  const csv = (file: string) => readCsv(readPackText(packFolder, `places/${file}`))
  const json = (file: string) => readPackJson(packFolder, `places/${file}`)
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

function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined
  return () => {
    kept ??= { value: read() }
    return kept.value
  }
}
