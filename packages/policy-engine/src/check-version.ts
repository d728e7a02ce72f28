// One version of a pack: its dates, whom it binds, and its rules. An emergency rule has an end and a reason,
// or it does not load.
import { instantMs } from './calendar.ts'
import type { FactName } from './facts.ts'
import type { Pack } from './pack.ts'
import type { PolicyVersion, Rule, RuleMeasure } from './pack-version.ts'
import { isPlaceholder, PLACEHOLDERS, placeholdersIn } from './placeholder.ts'
import { checkRule } from './rule/check-rule.ts'
import { type Condition, variablesIn } from './rule/condition.ts'
import { isAnchor } from './rule/due-measure.ts'
import { duplicates, type PackFault, type RuleFault, versionFile } from './rule/fault.ts'

const DAY_MS = 86_400_000

/** Everything that is wrong with one version. */
export function checkVersion(version: PolicyVersion, pack: Pack): readonly PackFault[] {
  const file = versionFile(version)
  const scheme = pack.manifest.schemes.find((one) => one.code === version.scheme)
  const faults = [
    ...(scheme ? [] : [fault('unknown-scheme', '/scheme', `pack.json has no scheme "${version.scheme}"`)]),
    ...checkDates(version, pack.manifest.validity.maxVersionDays),
    ...checkBinding(version),
    ...duplicates(version.rules.map((rule) => rule.id)).map((id) =>
      fault('duplicate', '/rules', `the rule "${id}" stands there twice`),
    ),
    ...checkFloor(version, scheme?.states[0]?.code),
    ...version.rules.flatMap((rule, index) => within(`/rules/${index}`, checkOneRule(rule, version, pack))),
  ]
  return faults.map((one) => ({ ...one, file }))
}

const fault = (code: RuleFault['code'], path: string, message: string): RuleFault => ({ code, path, message })

const within = (path: string, faults: readonly RuleFault[]): RuleFault[] =>
  faults.map((one) => ({ ...one, path: path + one.path }))

const at = (text: string): number => instantMs(text) ?? Number.NaN

function checkDates(version: PolicyVersion, maxDays: number): RuleFault[] {
  const { publishedAt, effectiveAt, expiresAt, renewals } = version
  const spans = [
    { path: '/expiresAt', from: at(effectiveAt), until: at(expiresAt) },
    ...renewals.map((one, i) => ({
      path: `/renewals/${i}`,
      from: at(one.publishedAt),
      until: at(one.expiresAt),
    })),
  ]
  const ends = [expiresAt, ...renewals.map((one) => one.expiresAt)].map(at)
  return [
    ...(at(publishedAt) > at(effectiveAt)
      ? [fault('out-of-order', '/effectiveAt', 'nobody can be bound before the rule is published')]
      : []),
    ...spans
      .filter(({ from, until }) => until - from > maxDays * DAY_MS)
      .map(({ path }) =>
        fault('too-long', path, `a rule runs for at most ${maxDays} days, then it is renewed with a reason`),
      ),
    ...spans
      .filter(({ from, until }) => !(until > from))
      .map(({ path }) => fault('out-of-order', path, 'it ends before it begins')),
    ...renewals.flatMap((one, i) =>
      at(one.publishedAt) <= (ends[i] ?? 0) && at(one.expiresAt) > (ends[i] ?? 0)
        ? []
        : [
            fault(
              'out-of-order',
              `/renewals/${i}`,
              'a renewal is published before the end and moves it later',
            ),
          ],
    ),
  ]
}

function checkBinding({ binds }: PolicyVersion): RuleFault[] {
  const express = binds.airborne === 'bind' || binds.landed === 'bind'
  if (!express || binds.reason) return []
  return [fault('missing-reason', '/binds', 'who is bound expressly is told why: add "reason"')]
}

/** The mildest state has a reason too: it is given by a rule, not by silence. */
function checkFloor(version: PolicyVersion, mildest: string | undefined): RuleFault[] {
  if (version.rules.some((rule) => rule.otherwise && rule.state === mildest)) return []
  return [fault('no-floor', '/rules', `no rule marked "otherwise" gives the mildest state "${mildest}"`)]
}

function checkOneRule(rule: Rule, version: PolicyVersion, pack: Pack): RuleFault[] {
  const states = pack.manifest.schemes.find((one) => one.code === version.scheme)?.states ?? []
  const checked = checkRule(rule.when, pack.manifest)
  return [
    ...(states.some((state) => state.code === rule.state)
      ? []
      : [fault('unknown-state', '/state', `the scheme has no state "${rule.state}"`)]),
    ...(checked.ok ? checkAreas(rule, checked.condition, version, pack) : within('/when', checked.faults)),
    ...rule.measures.flatMap((measure, index) => within(`/measures/${index}`, checkMeasure(measure, pack))),
    ...checkWords(rule, pack),
  ]
}

function checkMeasure(measure: RuleMeasure, { manifest }: Pack): RuleFault[] {
  const { code, from, days, untilClosed, once, withinHours } = measure
  const ends = [days, untilClosed, once].filter((end) => end !== undefined).length
  return [
    ...(manifest.measures.some((known) => known.code === code)
      ? []
      : [fault('unknown-measure', '/code', `pack.json has no measure "${code}"`)]),
    ...(ends === 1
      ? []
      : [fault('measure-end', '', 'say how it ends: one of "days", "untilClosed", "once"')]),
    ...(isAnchor(from, manifest)
      ? []
      : [fault('unknown-anchor', '/from', `"${from}" is neither an anchor nor a slot of days of this pack`)]),
    ...(from === 'now' && (days !== undefined || withinHours !== undefined)
      ? [fault('measure-end', '/from', 'days counted from now would never end')]
      : []),
    ...(withinHours !== undefined && !once
      ? [fault('measure-end', '/withinHours', 'only what is done once has a limit')]
      : []),
  ]
}

/** What may stand beside airside time without making its quarantine somebody else's. */
const unconfining: ReadonlySet<FactName> = new Set([
  'airsideLevel',
  'arrivalAt',
  'category',
  'claimedCategory',
])

/** Airside time never gives quarantine by itself, and a rule on areas without a list would never hold. */
function checkAreas(
  rule: Rule,
  condition: Condition,
  version: PolicyVersion,
  { manifest }: Pack,
): RuleFault[] {
  const reads = new Set(variablesIn(condition).map((variable) => variable.fact))
  const kinds = rule.measures.map(({ code }) => manifest.measures.find((one) => one.code === code)?.kind)
  const confines = kinds.some((kind) => kind === 'quarantine' || kind === 'isolation')
  const others = [...reads].filter((fact) => fact === undefined || !unconfining.has(fact))
  const areas = reads.has('areaLevel') || reads.has('airsideLevel')
  return [
    ...(reads.has('airsideLevel') && others.length === 0 && confines
      ? [fault('airside-quarantine', '/measures', 'airside time never gives quarantine by itself')]
      : []),
    ...(areas && version.riskList !== 'required'
      ? [
          fault(
            'area-without-list',
            '/when',
            'this version decided on no list of areas, so this rule never holds',
          ),
        ]
      : []),
  ]
}

function checkWords(rule: Rule, { texts, manifest }: Pack): RuleFault[] {
  const words = texts.get(rule.texts)
  if (!words) return [fault('unknown-text', '/texts', `there is no texts/${rule.texts}.json`)]
  const used = Object.values(words).flatMap(({ because }) => placeholdersIn(because))
  return [...new Set(used)]
    .filter((name) => !isPlaceholder(name, manifest))
    .map((name) =>
      fault(
        'unknown-placeholder',
        '/texts',
        `"{${name}}" is none of ${[...PLACEHOLDERS, ...manifest.slots.map((slot) => slot.name)].join(', ')}`,
      ),
    )
}
