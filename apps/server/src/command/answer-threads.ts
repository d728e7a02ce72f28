// Answering on every core: chunks of lines go to threads in turn and their answers leave in the order of the questions,
// each chunk as soon as it and all before it are answered, so that who asks in turns gets an answer before asking on.
// A short stream is answered here, where no thread has to start first.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Io } from '../platform/io.ts'
import { type AnswerLine, answerChunk, chunksOfLines, type LineChunk, writeAnswers } from './line-stream.ts'

/** What the threads run. */
export interface ThreadWork {
  /** A file that answers each `LineChunk` it is sent with one string. */
  readonly file: URL
  /** What each thread is started with. */
  readonly data: object
  /** As many lines are answered here: about those that take as long as a thread takes to start. */
  readonly linesBefore: number
}

/** Chunks under way for each thread: one that it answers, one that waits. */
const chunksPerThread = 2

/** Answers each line of standard input, in order; `answer` is the same deed that the threads do. */
export async function answerOnThreads(io: Io, answer: AnswerLine, work: ThreadWork): Promise<void> {
  const threads: Thread[] = []
  const written: Promise<void>[] = []
  let turn = 0
  try {
    for await (const chunk of chunksOfLines(io.stdin)) {
      if (chunk.first < work.linesBefore) {
        await writeAnswers(io, answerChunk(chunk, answer))
        continue
      }
      if (threads.length === 0) threads.push(...startThreads(work))
      const answers = threads[turn++ % threads.length]?.answer(chunk) ?? answerChunk(chunk, answer)
      written.push(writeAfter(written.at(-1), answers, io))
      if (written.length > threads.length * chunksPerThread) await written.shift()
    }
    await Promise.all(written)
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

function writeAfter(
  before: Promise<void> | undefined,
  answers: Promise<string> | string,
  io: Io,
): Promise<void> {
  const written = Promise.all([answers, before]).then(([text]) => writeAnswers(io, text))
  // Nothing more can be answered, though standard input may stay open for ever.
  written.catch((error: Error) => io.stdin.destroy(error))
  return written
}

interface Thread {
  answer(chunk: LineChunk): Promise<string>
  end(): Promise<unknown>
}

function startThreads(work: ThreadWork): Thread[] {
  return Array.from({ length: availableParallelism() }, () => startThread(work))
}

/** A thread answers one chunk after the other, so that the next message is always the answer to the oldest. */
function startThread({ file, data }: ThreadWork): Thread {
  const worker = new Worker(file, { workerData: data })
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (chunk: LineChunk, before: Promise<unknown>): Promise<string> => {
    await before
    worker.postMessage(chunk)
    const [answers]: string[] = await once(worker, 'message')
    return answers ?? ''
  }
  return {
    end: () => worker.terminate(),
    answer: (chunk) => {
      const asked = ask(chunk, last)
      // A thread that dies rejects every chunk after it; the first rejection ends the command.
      last = asked.catch(() => undefined)
      return asked
    },
  }
}
