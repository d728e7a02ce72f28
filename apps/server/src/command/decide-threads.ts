// Deciding on every core: chunks of lines go to threads in turn and their answers leave in the order of the questions.
// A short stream is answered here, where no thread has to start first.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Io } from '../platform/io.ts'
import type { DecideWorkerData } from './decide-worker.ts'
import { type AnswerLine, answerChunk, chunksOfLines, type LineChunk, writeAnswers } from './line-stream.ts'

/** As many lines are decided in about the time that a thread takes to start. */
const linesBeforeThreads = 10_000
/** Chunks under way for each thread: one that it answers, one that waits. */
const chunksPerThread = 2

/** Answers each line of standard input, in order; `answer` is the same deed that the threads do. */
export async function answerOnThreads(io: Io, answer: AnswerLine, data: DecideWorkerData): Promise<void> {
  const threads: Thread[] = []
  const waiting: Promise<string>[] = []
  let turn = 0
  try {
    for await (const chunk of chunksOfLines(io.stdin)) {
      if (chunk.first < linesBeforeThreads) {
        await writeAnswers(io, answerChunk(chunk, answer))
        continue
      }
      if (threads.length === 0) threads.push(...startThreads(data))
      waiting.push(
        threads[turn % threads.length]?.answer(chunk) ?? Promise.resolve(answerChunk(chunk, answer)),
      )
      turn += 1
      if (waiting.length > threads.length * chunksPerThread)
        await writeAnswers(io, (await waiting.shift()) ?? '')
    }
    for (const answers of waiting) await writeAnswers(io, await answers)
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

interface Thread {
  answer(chunk: LineChunk): Promise<string>
  end(): Promise<unknown>
}

function startThreads(data: DecideWorkerData): Thread[] {
  return Array.from({ length: availableParallelism() }, () => startThread(data))
}

/** A thread answers one chunk after the other, so that the next message is always the answer to the oldest. */
function startThread(workerData: DecideWorkerData): Thread {
  const worker = new Worker(new URL('./decide-worker.ts', import.meta.url), { workerData })
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
