// One of the threads of `pratique credential read --batch`: reads the trust once, then answers chunks of lines.
import { parentPort, workerData } from 'node:worker_threads'
import { type CredentialSettings, makeCredentialReader } from './credential-line.ts'
import { answerChunk, type LineChunk } from './line-stream.ts'

const settings: CredentialSettings = workerData
const read = makeCredentialReader(settings)
parentPort?.on('message', (chunk: LineChunk) => parentPort?.postMessage(answerChunk(chunk, read)))
