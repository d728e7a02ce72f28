// `pratique credential rules --rules DIR --valuesets DIR --country CC [--region R] [--at ISO] [--trust FILE] [--json]`:
// the entry rules of a country, from files in the EU format, tried on a DCC on standard input. Exit 0 every rule passed
// (and, with --trust, the certificate is valid), 1 not, 2 wrongly asked. No network and no database.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_TRUST, readCredential, type Verification } from '@pratique/health-credential'
import type { z } from 'zod'
import { instantOf, textOf, trustOf } from '../command/question.ts'
import { readArguments } from '../platform/arguments.ts'
import { type Io, WrongQuestion } from '../platform/io.ts'
import { EntryRule, type EntryRulesTried, tryEntryRules, ValueSet } from './entry-rules.ts'

const usage =
  'Usage: pratique credential rules --rules DIR --valuesets DIR --country CC [--region R] [--at ISO] [--trust FILE] [--json]   (the certificate on standard input)'

export async function run(args: string[], io: Io): Promise<number> {
  const { trust, json, ...question } = parseQuestion(args)
  const verification = readCredential(await textOf(io.stdin), { trust: trust ?? NO_TRUST, at: question.at })
  const { format, payload, issuer, issuedAt, expiresAt, keyId } = verification
  if (format !== 'dcc') {
    io.stderr.write(
      `The text is no EU Digital COVID Certificate (${format}). Entry rules are about those only.\n`,
    )
    return 1
  }
  const tried = tryEntryRules(Object(payload), { ...question, issuer, issuedAt, expiresAt, keyId })
  io.stdout.write(
    json
      ? `${JSON.stringify(answerOf(tried, verification))}\n`
      : sentences(tried, verification, trust !== null),
  )
  return tried.result === 'passed' && (trust === null || verification.valid) ? 0 : 1
}

function parseQuestion(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    rules: text,
    valuesets: text,
    country: text,
    region: text,
    at: text,
    trust: text,
    json: { type: 'boolean', default: false },
  } as const
  const { values } = readArguments({ args, options }, usage)
  const { rules, valuesets, country } = values
  if (rules === undefined || valuesets === undefined || country === undefined) throw new WrongQuestion(usage)
  if (!/^[A-Z]{2}$/.test(country))
    throw new WrongQuestion(`--country "${country}" is no country code such as DE.`)
  return {
    rules: filesOf('--rules', rules, EntryRule),
    valueSets: filesOf('--valuesets', valuesets, ValueSet),
    country,
    region: values.region,
    at: instantOf(values.at),
    trust: values.trust === undefined ? null : trustOf(values.trust),
    json: values.json,
  }
}

/** Every `.json` of a folder, which holds one or a list of them. */
function filesOf<S extends z.ZodType>(option: string, folder: string, schema: S): z.infer<S>[] {
  return namesIn(option, folder).flatMap((name) => {
    const found: unknown = parseFile(option, join(folder, name))
    return (Array.isArray(found) ? found : [found]).map((one) => {
      const read = schema.safeParse(one)
      if (read.success) return read.data
      const [issue] = read.error.issues
      throw new WrongQuestion(`${option} ${name}: ${issue?.path.join('.')}: ${issue?.message}`)
    })
  })
}

function namesIn(option: string, folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (cause) {
    throw new WrongQuestion(`${option} "${folder}" is no folder that can be read.`, { cause })
  }
}

function parseFile(option: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new WrongQuestion(`${option} "${path}" is no JSON.`, { cause })
  }
}

const answerOf = ({ result, rules }: EntryRulesTried, { format, valid, problems, issuer }: Verification) => ({
  result,
  credential: { format, valid, issuer, problems },
  rules,
})

function sentences(
  { result, rules }: EntryRulesTried,
  { problems }: Verification,
  isTrusted: boolean,
): string {
  const lines = [
    `${result}: ${rules.length} rules`,
    ...rules
      .filter((rule) => rule.result !== 'passed')
      .map((rule) => `${rule.result} ${rule.identifier}: ${rule.description}`),
    ...(isTrusted
      ? problems.map(({ code, message }) => `${code}: ${message}`)
      : ['The signature was not checked: name issuers with --trust.']),
  ]
  return `${lines.join('\n')}\n`
}
