// Writes whose answer nobody needs are sent behind one another, and the deed goes on meanwhile. PostgreSQL does them in
// the order in which they were sent, in the deed's own transaction: when one fails the rest is refused, what failed is
// thrown at the next question or at the commit, and nothing is committed.
import { isWrite } from './statement.ts'

interface Result {
  readonly command: string
  readonly rowCount: number | null
  readonly rows: readonly unknown[]
}
type Answer = Promise<Result>
type Failure = { readonly error: unknown } | null

const nothing: Result = { command: 'INSERT', rowCount: 0, rows: [] }

/** What was sent over one connection and not waited for. One asks after the other: Kysely sees to that. */
export class Behind {
  /** Null outside of a transaction, where every statement is waited for. */
  #sent: Promise<Failure>[] | null = null

  async ask(text: string, send: () => Answer): Answer {
    const sent = this.#sent
    if (text === 'begin') {
      this.#sent = [failureOf(send())]
      return nothing
    }
    if (sent === null) return send()
    if (isWrite(text)) {
      sent.push(failureOf(send()))
      return nothing
    }
    const ends = text === 'commit' || text === 'rollback'
    this.#sent = ends ? null : []
    return this.#answer(text, sent, send())
  }

  async #answer(text: string, before: readonly Promise<Failure>[], answer: Answer): Answer {
    const own = await failureOf(answer)
    // What failed before is undone by this very statement, and was told or is of no matter.
    const undoes = /^\s*rollback\b/i.test(text)
    // PostgreSQL answers the commit of a failed transaction by rolling back, and calls that no error.
    const mayHide = own !== null || text === 'commit'
    const failure = mayHide && !undoes ? await firstFailure(before) : null
    if (failure) throw failure.error
    return answer
  }
}

const failureOf = (answer: Answer): Promise<Failure> =>
  answer.then(
    () => null,
    (error: unknown) => ({ error }),
  )

async function firstFailure(sent: readonly Promise<Failure>[]): Promise<Failure> {
  return (await Promise.all(sent)).find((failure) => failure !== null) ?? null
}
