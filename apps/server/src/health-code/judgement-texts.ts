// The words of a judgement in one language: the house's own from the messages, those of states and rules from the pack.
import type { CodeState } from '@pratique/health-credential'
import type { Pack, Text } from '@pratique/policy-engine'
import type { JudgementTexts, PackWords, SchemeWords, StateWords } from '@pratique/verifier/texts'
import type { Language } from '../site/language.ts'
import { localeOf } from '../site/layout.ts'
import { m, type Say, say } from '../site/say.ts'
import { credentialTexts } from './credential-texts.ts'

/** `packs`: those whose codes may be met here. */
export function judgementTexts(language: Language, packs: readonly Pack[]): JudgementTexts {
  const t = say(language)
  const [first] = packs
  return {
    language: localeOf(language),
    zone: first?.manifest.authority.zone ?? 'UTC',
    verdicts: { valid: t(m.verify_valid), invalid: t(m.verify_invalid), unknown: t(m.verify_unknown) },
    genuineSpecimen: t(m.verify_valid_specimen),
    specimen: t(m.code_specimen),
    reasonsHeading: t(m.verify_reasons),
    otherReason: t(m.verify_reason_other, { id: '{id}', pack: '{pack}', version: '{version}' }),
    findings: findingTexts(language),
    authorities: Object.fromEntries(
      packs.map(({ manifest: { authority } }) => [
        authority.jurisdiction,
        inLanguage(authority.names, language),
      ]),
    ),
    schemes: {
      international: schemeWords('international', language, packs),
      resident: schemeWords('resident', language, packs),
    },
    credentials: credentialTexts(t),
    states: stateNames(language),
    packs: Object.fromEntries(packs.map((pack) => [packId(pack), packWords(pack, language)])),
  }
}

/** How codes name a pack: its number, for every character counts in the picture. */
export const packId = ({ manifest }: Pick<Pack, 'manifest'>): string => String(manifest.number)

function stateNames(language: Language): JudgementTexts['states'] {
  const t = say(language)
  return {
    green: t(m.code_state_green),
    yellow: t(m.code_state_yellow),
    orange: t(m.code_state_orange),
    red: t(m.code_state_red),
    unknown: t(m.code_state_unknown),
  }
}

function findingTexts(language: Language): JudgementTexts['findings'] {
  const t = say(language)
  const time = { time: '{time}' }
  return {
    'good-signature': t(m.verify_good_signature, { authority: '{authority}' }),
    'good-document': t(m.verify_good_document),
    'good-status': t(m.verify_good_status, time),
    'good-until': t(m.verify_good_until, time),
    'good-live': t(m.verify_good_live, time),
    'good-phone': t(m.credential_good_phone),
    'problem-proof-missing': t(m.credential_problem_proof_missing),
    'problem-proof-stale': t(m.credential_problem_proof_stale),
    'problem-replayed': t(m.credential_problem_replayed),
    'unchecked-document': t(m.verify_unchecked_document),
    unbound: t(m.verify_unbound),
    'unchecked-status': t(m.verify_unchecked_status),
    'problem-not-code': t(m.verify_problem_not_code),
    'problem-other-format': t(m.verify_problem_other_format, { format: '{format}' }),
    'problem-damaged': t(m.verify_problem_damaged),
    'problem-algorithm': t(m.verify_problem_algorithm),
    'problem-issuer-unknown': t(m.verify_problem_issuer_unknown),
    'problem-issuer-revoked': t(m.verify_problem_issuer_revoked),
    'problem-signature': t(m.verify_problem_signature),
    'problem-expired': t(m.verify_problem_expired, time),
    'problem-picture-stale': t(m.verify_problem_picture_stale, time),
    'problem-not-yet-valid': t(m.verify_problem_not_yet_valid, time),
    'problem-revoked': t(m.verify_problem_revoked),
    'problem-suspended': t(m.verify_problem_suspended),
    'problem-status-unknown': t(m.verify_problem_status_unknown),
    'problem-key-usage': t(m.verify_problem_key_usage),
    'problem-document-mismatch': t(m.verify_problem_document_mismatch),
    'problem-specimen': t(m.verify_problem_specimen),
    'problem-other': t(m.verify_problem_other, { code: '{code}' }),
  }
}

const inLanguage = (text: Text, language: Language): string => text[language] ?? text.en ?? ''

function schemeWords(code: string, language: Language, packs: readonly Pack[]): SchemeWords {
  const all = packs.flatMap(({ manifest }) => manifest.schemes).filter((one) => one.code === code)
  const [scheme] = all
  if (!scheme) return { label: code, states: {} }
  const words = (labels: Text, state: CodeState): StateWords => ({
    label: inLanguage(labels, language),
    gate: gateText(say(language), code === 'resident', state),
  })
  // Each pack has its own states: a colour that only the second knows is said in its words.
  const states = all
    .toReversed()
    .flatMap((one) => one.states.map(({ colour, labels }) => [colour, words(labels, colour)] as const))
  return {
    label: inLanguage(scheme.labels, language),
    states: { ...Object.fromEntries(states), unknown: words(scheme.unknown.labels, 'unknown') },
  }
}

// A pack speaks to whoever carries the code; these words are for whoever checks it.
function gateText(t: Say, resident: boolean, state: CodeState): string {
  const words = {
    green: m.verify_gate_green,
    yellow: resident ? m.verify_gate_resident_yellow : m.verify_gate_yellow,
    orange: m.verify_gate_orange,
    red: resident ? m.verify_gate_resident_red : m.verify_gate_red,
    unknown: m.verify_gate_unknown,
  }
  return t(words[state])
}

// A rule has one number for one id for ever, so the words of all versions stand together.
function packWords({ manifest, versions, texts }: Pack, language: Language): PackWords {
  const rules = versions.flatMap((version) => version.rules)
  const named = rules.map((rule) => [String(rule.number), texts.get(rule.texts)?.[language]?.title] as const)
  const known = named.filter((entry): entry is readonly [string, string] => entry[1] !== undefined)
  return { title: inLanguage(manifest.title, language), rules: Object.fromEntries(known) }
}
