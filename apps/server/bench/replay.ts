// What the database alone needs for the same deed: its statements, as they were sent, written as a pgbench script.
// Ids and hashes are made anew for each turn, by the server, so that every turn inserts rows of its own.
import type pg from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Keeps what clients of the pool are asked from now on; the answer ends it and gives the statements. */
export function listen(pool: pg.Pool): () => readonly Statement[] {
  const heard: Statement[] = []
  let listening = true
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    Object.assign(client, {
      query: (...args: unknown[]) => {
        if (listening) heard.push(statementOf(args))
        return query(...args)
      },
    })
  })
  return () => {
    listening = false
    return heard
  }
}

// As text and values, or as a prepared statement with its name.
function statementOf([first, second]: readonly unknown[]): Statement {
  const { text, values } =
    typeof first === 'string' ? { text: first, values: second } : (first as Partial<Statement>)
  return { text: text ?? '', values: Array.isArray(values) ? values : [] }
}

const turn = ':zqr'

export function pgbenchScript(statements: readonly Statement[]): string {
  const lines = statements.map(
    ({ text, values }) => `${text.replace(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1]))};`,
  )
  return ['\\set zqr random(1, 9000000000)', ...lines.map((line) => line.replaceAll('\n', ' '))].join('\n')
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  if (value instanceof Date) return quoted(value.toISOString())
  if (Buffer.isBuffer(value)) return freshBytes(value)
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length === idLength && id.test(text) ? fresh(text) : withFreshIds(text)
}

/** As long as before; what is shorter than a hash is no key. */
function freshBytes(value: Buffer): string {
  const hex = value.toString('hex')
  return value.length < 16 ? `'\\x${hex}'::bytea` : `('\\x${hex.slice(0, -16)}'::bytea || int8send(${turn}))`
}

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const idLength = 36

const fresh = (text: string): string => `md5('${text}' || ${turn})::uuid`

/** Ids stand inside texts too, where a statement takes its rows as JSON. */
function withFreshIds(text: string): string {
  const parts = text.split(new RegExp(`(${id.source})`))
  if (parts.length === 1) return quoted(text)
  return `(${parts.map((part, at) => (at % 2 === 1 ? `${fresh(part)}::text` : quoted(part))).join(' || ')})`
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
