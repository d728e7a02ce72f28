// What an operator may set, checked at start: every fault is named at once, in words, before anything is opened.
// Limits have floors and ceilings that no setting can move, each with its reason.
import { resolve } from 'node:path'
import { z } from 'zod'
import { dataFolderFault } from './data-folder.ts'
import { exerciseFault, findExercise } from './exercise/find-exercise.node.ts'
import {
  type MessageSettings,
  messageContradictions,
  messageSettings,
  messageSettingsOf,
} from './message-settings.ts'
import { readAuthorityNames } from './place/authority-names.node.ts'
import type { AuthorityNames } from './place/authority-names.ts'

export interface Config {
  readonly port: number
  readonly host: string
  /** Where browsers find this instance, without a path: passkeys are bound to its name, messages give it. */
  readonly address: string
  /** Absolute path of the folder that holds the database, the instance key and the run file. */
  readonly dataFolder: string
  /** One's own PostgreSQL; null for the embedded one. */
  readonly databaseUrl: string | null
  /** The general policy pack: of who is listed, and of who declares under no other. */
  readonly pack: string
  /** All under which people declare here, the general one first. */
  readonly packs: readonly [string, ...string[]]
  /** What the authority calls places, where it says otherwise than the pack; null: as the pack says. */
  readonly names: AuthorityNames | null
  /** Name of the exercise; null in a real instance. */
  readonly exercise: string | null
  /** Where the exercise opens instead of at its own opening instant. */
  readonly at: Date | null
  /** Instance keys given from outside, the current first; empty: the key file in the data folder. */
  readonly keys: readonly Uint8Array[]
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
  readonly limits: Limits
  /** The share of everyone under a scheme that may turn stricter before a third person must agree to a policy. */
  readonly guardShare: number
  /** What carries messages; an exercise shows them in its mailbox instead. */
  readonly messages: MessageSettings
}

/** Requests allowed in a minute, by wall time. */
export interface Limits {
  readonly perAddress: number
  readonly perReference: number
}

/** Settings that cannot be used; `faults` names every one in words. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

const wholeNumber = (name: string, least: number, most: number, why: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `${name} must be a whole number from ${least} to ${most} (${why})`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `${name} must be from ${least} to ${most} (${why})`)

const keyBytes = 32

function readKey(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64url')
  // Node skips what it cannot read; only a key that comes out as it went in was meant.
  return bytes.toString('base64url') === text.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_')
    ? bytes
    : null
}

const keys = z.string().transform((text, context) => {
  const read = text.split(',').map((part) => readKey(part.trim()))
  const good = read.filter((key) => key !== null && key.length >= keyBytes)
  if (good.length === read.length) return read.filter((key) => key !== null)
  context.addIssue({
    code: 'custom',
    message: `PRATIQUE_KEY must be base64url of at least ${keyBytes} random bytes (shorter can be guessed), several separated by commas, the current first; make one with: openssl rand -base64 32`,
  })
  return z.NEVER
})

const databaseUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1
}, 'DATABASE_URL must look like postgres://user:password@host:5432/database')

const address = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !text.endsWith('/')
}, 'PRATIQUE_ADDRESS must be where browsers find this instance, without a path: https://pratique.example.org')

const instant = z.iso
  .datetime({
    offset: true,
    error: '--at must be an instant with its offset, such as 2020-03-16T08:00:00+08:00',
  })
  .transform((text) => new Date(text))

const defaultDataFolder = '.pratique'

const settings = z.object({
  PORT: wholeNumber('PORT', 1, 65_535, 'a TCP port').prefault('3000'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'HOST must be an address or name to listen on, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PRATIQUE_ADDRESS: address.optional(),
  PRATIQUE_DATA: z.string().default(defaultDataFolder),
  DATABASE_URL: databaseUrl.optional(),
  PRATIQUE_EXERCISE: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'PRATIQUE_EXERCISE must be the name of an exercise, such as zhejiang-2020-03, or none',
    )
    .default('zhejiang-2020-03'),
  PRATIQUE_PACK: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*)*$/,
      'PRATIQUE_PACK must be the name of a folder of packs/, such as zhejiang-2020, or several separated by commas, the general one first',
    )
    .optional(),
  PRATIQUE_NAMES: z.string().optional(),
  PRATIQUE_KEY: keys.optional(),
  PRATIQUE_LOG: z
    .enum(['error', 'warn', 'info', 'debug'], 'PRATIQUE_LOG must be error, warn, info or debug')
    .default('info'),
  PRATIQUE_LIMIT_PER_ADDRESS: wholeNumber(
    'PRATIQUE_LIMIT_PER_ADDRESS',
    60,
    1_000_000,
    'fewer would shut out a hotel or ship whose guests share one address',
  ).prefault('1200'),
  PRATIQUE_LIMIT_PER_REFERENCE: wholeNumber(
    'PRATIQUE_LIMIT_PER_REFERENCE',
    10,
    300,
    'fewer would shut out a traveller who mistypes, more would let secrets be guessed',
  ).prefault('60'),
  PRATIQUE_GUARD_PERCENT: wholeNumber(
    'PRATIQUE_GUARD_PERCENT',
    1,
    20,
    'below, a third person is asked so often that she stops reading; above, a rule that holds every fifth passes with two',
  ).prefault('5'),
  ...messageSettings,
  at: instant.optional(),
})

type Settings = z.infer<typeof settings>

/** Reads the settings from the environment and the command line; throws `ConfigFault` with every fault. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Config {
  const faults: string[] = []
  const at = readArguments(args, faults)
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse({ ...given, at })
  if (!read.success) faults.push(...read.error.issues.map(({ message }) => message))
  else faults.push(...messageContradictions(read.data))
  faults.push(...faultsOfOpening(given.PRATIQUE_EXERCISE, at))
  const names = read.success ? namesOf(read.data) : { names: null, faults: [] }
  faults.push(...names.faults, ...faultsOfDataFolder(given.PRATIQUE_DATA))
  if (!read.success || faults.length > 0) throw new ConfigFault(faults)
  return configOf(read.data, names.names)
}

const namesOf = (read: Settings) =>
  readAuthorityNames({ path: read.PRATIQUE_NAMES, dataFolder: read.PRATIQUE_DATA, packs: packsOf(read) })

function readArguments(args: readonly string[], faults: string[]): string | undefined {
  let at: string | undefined
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = (args[i] ?? '').split(/=(.*)/s)
    if (name !== '--at') {
      faults.push(`"${args[i]}" is not an option of the server; it knows --at ISO`)
      continue
    }
    at = inline ?? args[i + 1] ?? ''
    if (inline === undefined) i += 1
  }
  return at
}

// Apart from the other settings, so that their faults do not hide these.
function faultsOfOpening(givenExercise: string | undefined, givenAt: string | undefined): readonly string[] {
  const exercise = settings.shape.PRATIQUE_EXERCISE.safeParse(givenExercise)
  if (!exercise.success) return []
  const at = settings.shape.at.safeParse(givenAt).data ?? null
  if (exercise.data !== 'none') {
    const fault = exerciseFault(exercise.data, at)
    return fault === null ? [] : [fault]
  }
  return at === null
    ? []
    : [
        '--at opens an exercise elsewhere in time; with PRATIQUE_EXERCISE=none the time is the time of the wall',
      ]
}

// Apart from the other settings, as above.
function faultsOfDataFolder(given: string | undefined): readonly string[] {
  const fault = dataFolderFault(resolve(given ?? defaultDataFolder))
  return fault === null ? [] : [fault]
}

/** What is declared here falls under the pack of the exercise, unless it is said otherwise. */
function packsOf({ PRATIQUE_PACK, PRATIQUE_EXERCISE }: Settings): readonly [string, ...string[]] {
  const played = PRATIQUE_EXERCISE === 'none' ? undefined : findExercise(PRATIQUE_EXERCISE)?.pack
  const [first = defaultPack, ...others] = new Set(PRATIQUE_PACK?.split(',') ?? [played ?? defaultPack])
  return [first, ...others]
}

const defaultPack = 'zhejiang-2020'

function configOf(read: Settings, names: AuthorityNames | null): Config {
  const packs = packsOf(read)
  return {
    port: read.PORT,
    host: read.HOST,
    address: read.PRATIQUE_ADDRESS ?? `http://localhost:${read.PORT}`,
    dataFolder: resolve(read.PRATIQUE_DATA),
    databaseUrl: read.DATABASE_URL ?? null,
    pack: packs[0],
    packs,
    names,
    exercise: read.PRATIQUE_EXERCISE === 'none' ? null : read.PRATIQUE_EXERCISE,
    at: read.at ?? null,
    keys: read.PRATIQUE_KEY ?? [],
    logLevel: read.PRATIQUE_LOG,
    limits: { perAddress: read.PRATIQUE_LIMIT_PER_ADDRESS, perReference: read.PRATIQUE_LIMIT_PER_REFERENCE },
    guardShare: read.PRATIQUE_GUARD_PERCENT / 100,
    messages: messageSettingsOf(read),
  }
}
