// From JSON to the checked tree. All faults are collected, each with its path: who writes a rule mends it
// once. The sentences are those that the specification's validation suite expects.
import type { CertLogicFault } from './fault.ts'
import { OPERATIONS } from './operations.ts'
import type { Reader } from './reader.ts'
import type { Expression } from './syntax.ts'

/** Deeper expressions are refused: they come from no human hand, and recursion has a bottom. */
export const MAX_DEPTH = 200

/** The tree, or everything that is wrong. */
export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly faults: readonly CertLogicFault[] }

/** Parses and checks a CertLogic expression (specification 1.3.3). Never throws. */
export function parseCertLogic(json: unknown): Parsed {
  const faults: CertLogicFault[] = []
  let depth = 0
  const report: Reader['report'] = (code, path, expr, message) => {
    faults.push({ code, path, expr, message })
    return undefined
  }
  const read: Reader['read'] = (part, path) => {
    if (depth >= MAX_DEPTH) return report('too-deep', path, null, `nested more than ${MAX_DEPTH} deep`)
    depth += 1
    const node = readPart(part, path, { read, report })
    depth -= 1
    return node
  }
  const expression = read(json, '')
  return expression && faults.length === 0 ? { ok: true, expression } : { ok: false, faults }
}

function readPart(json: unknown, path: string, reader: Reader): Expression | undefined {
  if (typeof json === 'string' || typeof json === 'boolean') return { kind: 'literal', path, value: json }
  if (typeof json === 'number') {
    if (Number.isSafeInteger(json)) return { kind: 'literal', path, value: json }
    return reader.report('not-an-integer', path, json, `${json} is a non-integer number`)
  }
  if (Array.isArray(json)) return readArray(json, path, reader)
  if (typeof json === 'object' && json !== null) return readOperation(json, path, reader)
  return reader.report('invalid-expression', path, json, 'invalid CertLogic expression')
}

function readArray(json: readonly unknown[], path: string, reader: Reader): Expression | undefined {
  const items = json.map((item, index) => reader.read(item, `${path}/${index}`))
  const whole = items.filter((item) => item !== undefined)
  return whole.length === items.length ? { kind: 'array', path, items: whole } : undefined
}

function readOperation(json: object, path: string, reader: Reader): Expression | undefined {
  const entries = Object.entries(json)
  const [entry] = entries
  if (entry === undefined || entries.length !== 1) {
    const message = `expression object must have exactly one key, but it has ${entries.length}`
    return reader.report('not-one-operator', path, json, message)
  }
  const [operator, operands] = entry
  const operandsPath = `${path}/${operator.replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (operator === 'var') return readVar(json, operands, path, reader)
  if (!Array.isArray(operands)) {
    const message = 'operation not of the form { "<operator>": [ <values...> ] }'
    return reader.report('operands-not-a-list', path, json, message)
  }
  const operation = OPERATIONS.get(operator)
  if (!operation) {
    return reader.report('unknown-operator', path, json, `unrecognised operator: "${operator}"`)
  }
  return operation({ operator, json, operands, path, operandsPath, ...reader })
}

const VAR_PATH = /^[^.]+(\.[^.]+)*$/

function readVar(json: object, name: unknown, path: string, reader: Reader): Expression | undefined {
  if (typeof name !== 'string') {
    return reader.report('invalid-path', path, json, 'not of the form { "var": "<path>" }')
  }
  if (name === '' || VAR_PATH.test(name)) return { kind: 'var', path, name }
  return reader.report('invalid-path', path, json, `data access path doesn't have a valid format: ${name}`)
}
